"""The images that the emulator offers besides moto's own: what `patches/images.py` and the SSM parameters use.

Ids are made from region and name, so that they differ between regions, as on AWS, and never change.
"""
from __future__ import annotations

import hashlib
from typing import NamedTuple

CANONICAL = "099720109477"
#: A partition has accounts of its own (Canonical: Ubuntu on AWS, "Ownership verification"; Amazon EC2 User Guide).
CANONICAL_ELSEWHERE = {"aws-us-gov": "513442679011", "aws-cn": "837727238323"}
MARKETPLACE = "679593333241"
PRODUCT_CODE = "4wh7rhpic3wfwamyp5905tsbt"
LISTING = "52cdb7ae-1096-4915-823f-ff83a0a529a9"


class Image(NamedTuple):
    name: str
    owner: str
    alias: str | None
    architecture: str
    created: str
    description: str
    volume_type: str
    product_code: str | None = None

    def owner_in(self, partition: str) -> str:
        return CANONICAL_ELSEWHERE.get(partition, self.owner) if self.owner == CANONICAL else self.owner

    def id(self, region: str) -> str:
        return "ami-0" + hashlib.sha256(f"{region}/{self.name}".encode()).hexdigest()[:16]

    def snapshot_id(self, region: str) -> str:
        return "snap-0" + hashlib.sha256(f"snapshot/{region}/{self.name}".encode()).hexdigest()[:16]


def ubuntu(release: str, codename: str, folder: str, volume_type: str, dates: tuple[str, ...]) -> list[Image]:
    return [
        Image(
            name=f"ubuntu/images/{folder}/ubuntu-{codename}-{release}-{short}-server-{date}",
            owner=CANONICAL, alias=None, architecture=architecture,
            created=f"{date[:4]}-{date[4:6]}-{date[6:]}T07:12:44.000Z",
            description=f"Canonical, Ubuntu, {release} LTS, {short} {codename} image build on {date}",
            volume_type=volume_type,
        )
        for date in dates
        for short, architecture in (("amd64", "x86_64"), ("arm64", "arm64"))
    ]


def marketplace(version: str, created: str) -> Image:
    return Image(
        name=f"AntMedia-AWS-Marketplace-EE-{version}-{LISTING}",
        owner=MARKETPLACE, alias="aws-marketplace", architecture="x86_64", created=created,
        description=f"AntMedia-AWS-Marketplace-EE-{version}", volume_type="gp2", product_code=PRODUCT_CODE,
    )


IMAGES: tuple[Image, ...] = (
    *ubuntu("22.04", "jammy", "hvm-ssd", "gp2", ("20260612", "20261020")),
    *ubuntu("24.04", "noble", "hvm-ssd-gp3", "gp3", ("20260610", "20261022")),
    marketplace("v264", "2023-09-05T10:21:13.000Z"),
    marketplace("v2170", "2026-02-17T12:48:51.000Z"),
    marketplace("v303", "2026-09-29T09:05:37.000Z"),
)


def newest(release: str, architecture: str) -> Image:
    return max((i for i in IMAGES if f"-{release}-" in i.name and i.architecture == architecture),
               key=lambda i: i.created)
