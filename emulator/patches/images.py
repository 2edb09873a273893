"""Images with an owner, a date and the disks that a real catalogue shows; paging of DescribeImages.

AWS: DescribeImages (Owners takes account ids, `self`, `amazon`, `aws-marketplace`; filters owner-alias and
product-code; MaxResults and NextToken), Image (CreationDate, ProductCodes, RootDeviceName, BlockDeviceMappings).
moto has no Ubuntu since 16.04 and nothing of the Marketplace, dates every image at the start of the server, gives
each a 15 GiB magnetic disk and answers everything in one page. Its newest thousand images of Amazon are not offered:
making them takes most of the time of a reset.
An image with the tag `emulator:root-gib` (CreateTags) has a root snapshot of so many GiB, as an image that was made from a
larger instance has.
"""
from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from moto.ec2.models.amis import AMIS, Ami, AmiBackend
from moto.ec2.responses import EC2Response
from moto.utilities.utils import get_partition

from emulator.catalogue import CANONICAL, CANONICAL_ELSEWHERE, IMAGES, Image
from emulator.hooks import around, invalid_value

ROOT_TAG = "emulator:root-gib"
DATED = re.compile(r"(20[12]\d)[-.]?([01]\d)[-.]?([0-3]\d)")


class CatalogueAmi(Ami):
    """One image of the catalogue."""

    def __init__(self, backend: Any, image: Image) -> None:
        region = backend.region_name
        owner = image.owner_in(get_partition(region))
        super().__init__(
            backend, image.id(region), name=image.name, description=image.description, owner_id=owner,
            owner_alias=image.alias, public=True, virtualization_type="hvm", architecture=image.architecture,
            creation_date=datetime.strptime(image.created, "%Y-%m-%dT%H:%M:%S.%fZ"), hypervisor="xen",
            image_location=f"{image.alias or owner}/{image.name}", root_device_type="ebs",
            root_device_name="/dev/sda1", region_name=f"{region}a", boot_mode="uefi-preferred",
        )
        self.image = image
        self.product_codes = [  # type: ignore[assignment]
            {"ProductCodeId": image.product_code, "ProductCodeType": "marketplace"}] if image.product_code else []
        self.ena_support = True
        self.platform_details = "Linux/UNIX"
        self.usage_operation = "RunInstances"
        self.imds_support = None
        snapshot = self.ebs_snapshot
        backend.snapshots.pop(snapshot.id)
        snapshot.id = image.snapshot_id(region)
        snapshot.volume.size = 8
        backend.snapshots[snapshot.id] = snapshot

    @property
    def block_device_mappings(self) -> list[dict]:
        volume = self.ebs_snapshot.volume
        volume.size = int((self.ec2_backend.tags.get(self.id) or {}).get(ROOT_TAG) or volume.size)
        return [{
            "DeviceName": self.root_device_name,
            "Ebs": {"SnapshotId": self.ebs_snapshot.id, "VolumeSize": volume.size, "DeleteOnTermination": True,
                    "VolumeType": self.image.volume_type, "Encrypted": False},
        }]

    def get_filter_value(self, filter_name: str, method_name: str | None = None) -> Any:
        if filter_name == "product-code":
            return [code["ProductCodeId"] for code in self.product_codes]  # type: ignore[index]
        if filter_name == "product-code.type":
            return [code["ProductCodeType"] for code in self.product_codes]  # type: ignore[index]
        if filter_name in ("root-device-type", "root-device-name", "image-type", "hypervisor", "creation-date",
                           "ena-support", "description"):
            value = getattr(self, filter_name.replace("-", "_"))
            return value.strftime("%Y-%m-%dT%H:%M:%S.000Z") if isinstance(value, datetime) else str(value)
        return super().get_filter_value(filter_name, method_name)


def date_of(ami: Ami) -> datetime:
    """moto's own images carry their date in the name; the oldest ones are of 2017."""
    found = DATED.search(ami.name or "")
    try:
        return datetime(*(int(part) for part in found.groups())) if found else datetime(2017, 9, 1)
    except ValueError:
        return datetime(2017, 9, 1)


def apply() -> None:
    @around(AmiBackend, "_load_amis")
    def load(original: Any, self: Any) -> None:
        for known in AMIS:
            ami = Ami(self, **{**known, "owner_alias": "amazon"})
            ami.creation_date = date_of(ami)
            if ami.owner_id == CANONICAL:
                ami.owner_id = CANONICAL_ELSEWHERE.get(get_partition(self.region_name), CANONICAL)
            self.amis[ami.id] = ami
        for image in IMAGES:
            ami = CatalogueAmi(self, image)
            self.amis[ami.id] = ami

    @around(EC2Response, "describe_images")
    def describe_images(original: Any, self: Any) -> Any:
        answer = original(self)
        limit, token = self._get_param("MaxResults"), self._get_param("NextToken")
        if limit is None and token is None:
            return answer
        images = answer.result["Images"]
        try:
            start = int(token or 0)
        except ValueError:
            raise invalid_value("Invalid value for 'NextToken'")
        end = start + int(limit or 1000)
        answer.result["Images"] = images[start:end]
        answer.result["NextToken"] = str(end) if end < len(images) else None
        return answer
