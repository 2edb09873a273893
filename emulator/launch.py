"""How an instance comes to be, for RunInstances and for auto scaling alike.

Parameters are a dictionary with the names of RequestLaunchTemplateData / RunInstances: `merge` lays a request over a
template over an image, `check` refuses what EC2 refuses, `run` makes the instances through moto.
"""
from __future__ import annotations

import base64
import ipaddress
from copy import deepcopy
from typing import Any

from moto.core.utils import utcnow
from moto.ec2.models.instance_types import INSTANCE_TYPE_OFFERINGS, INSTANCE_TYPES
from moto.ec2.utils import parse_user_data
from moto.iam.models import iam_backends
from moto.utilities.utils import get_partition

from emulator import metadata, settings, trouble
from emulator.hooks import AwsError, invalid_value

USER_DATA_LIMIT = 16384
#: Parts of a request that describe the call and not the instance.
NOT_DATA = ("LaunchTemplate", "MinCount", "MaxCount", "ClientToken", "DryRun", "Action", "Version")


def merge(template: dict, request: dict) -> dict:
    """The request over the template: disks by device name, tags by resource type and key, all else as a whole."""
    merged = {k: deepcopy(v) for k, v in template.items() if v not in (None, [], {}, "")}
    for name, value in request.items():
        if name in NOT_DATA or value is None:
            continue
        if name == "BlockDeviceMappings":
            merged[name] = overlay(merged.get(name, []), value)
        elif name == "TagSpecifications":
            merged[name] = merge_tags(merged.get(name, []), value)
        elif name == "SecurityGroupIds" or name == "SecurityGroups":
            merged.pop("SecurityGroupIds", None)
            merged.pop("SecurityGroups", None)
            merged[name] = value
        else:
            merged[name] = value
    if "SubnetId" in request and merged.get("NetworkInterfaces") and "NetworkInterfaces" not in request:
        # The template's interface is put into the subnet that the request names.
        merged["NetworkInterfaces"][0]["SubnetId"] = merged.pop("SubnetId")
    return merged


def overlay(base: list, top: list) -> list:
    devices = {m["DeviceName"]: deepcopy(m) for m in base}
    for mapping in top:
        known = devices.setdefault(mapping["DeviceName"], {"DeviceName": mapping["DeviceName"]})
        ebs = {**known.get("Ebs", {}), **{k: v for k, v in mapping.get("Ebs", {}).items() if v is not None}}
        known.update({k: v for k, v in mapping.items() if k != "Ebs"})
        if ebs:
            known["Ebs"] = ebs
    return [m for m in devices.values() if "NoDevice" not in m]


def merge_tags(base: list, top: list) -> list:
    kinds: dict[str, dict[str, str]] = {}
    for spec in [*base, *top]:
        tags = kinds.setdefault(spec["ResourceType"], {})
        tags.update({t["Key"]: t.get("Value", "") for t in spec.get("Tags", [])})
    return [{"ResourceType": kind, "Tags": [{"Key": k, "Value": v} for k, v in tags.items()]}
            for kind, tags in kinds.items()]


def tags_for(spec: dict, kind: str) -> dict[str, str]:
    return {t["Key"]: t.get("Value", "") for s in spec.get("TagSpecifications", []) if s["ResourceType"] == kind
            for t in s.get("Tags", [])}


def image_of(backend: Any, spec: dict) -> Any:
    image_id = spec.get("ImageId")
    if not image_id:
        raise AwsError("MissingParameter", "The request must contain the parameter ImageId")
    if image_id.startswith("resolve:ssm:"):
        from moto.ssm.models import ssm_backends
        parameter = ssm_backends[backend.account_id][backend.region_name].get_parameter(image_id[len("resolve:ssm:"):])
        if parameter is None:
            raise invalid_value(f"Invalid value '{image_id}' for imageId. The parameter was not found.")
        image_id = parameter.value
    if not image_id.startswith("ami-"):
        raise AwsError("InvalidAMIID.Malformed", f'Invalid id: "{image_id}" (expecting "ami-...")')
    if image_id not in backend.amis:
        raise AwsError("InvalidAMIID.NotFound", f"The image id '[{image_id}]' does not exist")
    return backend.amis[image_id]


def subnet_of(backend: Any, spec: dict) -> Any:
    first = next(iter(spec.get("NetworkInterfaces", [])), {})
    subnet_id = spec.get("SubnetId") or first.get("SubnetId")
    if subnet_id:
        for zone in backend.subnets.values():
            if subnet_id in zone:
                return zone[subnet_id]
        raise AwsError("InvalidSubnetID.NotFound", f"The subnet ID '{subnet_id}' does not exist")
    defaults = backend.get_default_subnets() if backend.get_default_vpc() else {}
    if not defaults:
        raise AwsError("MissingInput", "No subnets found for the default VPC. Please specify a subnet.")
    zone_name = spec.get("Placement", {}).get("AvailabilityZone")
    if zone_name and zone_name not in defaults:
        raise invalid_value(f"Invalid availability zone: [{zone_name}]")
    return defaults[zone_name or sorted(defaults)[0]]


def groups_of(backend: Any, spec: dict, subnet: Any) -> list[str]:
    first = next(iter(spec.get("NetworkInterfaces", [])), {})
    wanted = list(first.get("Groups", []) or spec.get("SecurityGroupIds", []))
    for group_id in wanted:
        group = backend.get_security_group_from_id(group_id)
        if group is None:
            raise AwsError("InvalidGroup.NotFound", f"The security group '{group_id}' does not exist")
        if group.vpc_id != subnet.vpc_id:
            raise AwsError("InvalidParameter", f"Security group {group_id} and subnet {subnet.id} belong to "
                                               "different networks.")
    for name in spec.get("SecurityGroups", []):
        group = backend.get_security_group_by_name_or_id(name, subnet.vpc_id)
        if group is None:
            raise AwsError("InvalidGroup.NotFound",
                           f"The security group '{name}' does not exist in VPC '{subnet.vpc_id}'")
        wanted.append(group.id)
    if not wanted:
        default = backend.get_default_security_group(subnet.vpc_id)
        wanted = [default.id] if default else []
    return wanted


def profile_of(backend: Any, spec: dict) -> Any:
    profile = spec.get("IamInstanceProfile") or {}
    name, arn = profile.get("Name"), profile.get("Arn")
    if not (name or arn):
        return None
    iam = iam_backends[backend.account_id][get_partition(backend.region_name)]
    for known in iam.instance_profiles.values():
        if known.name == name or known.arn == arn:
            age = (utcnow().replace(tzinfo=None) - known.create_date.replace(tzinfo=None)).total_seconds()
            if age >= settings.delay_iam_profile:
                return known
    if arn:
        raise invalid_value(f"Value ({arn}) for parameter iamInstanceProfile.arn is invalid. "
                            "Invalid IAM Instance Profile ARN")
    raise invalid_value(f"Value ({name}) for parameter iamInstanceProfile.name is invalid. "
                        "Invalid IAM Instance Profile name")


def check_type(backend: Any, spec: dict, image: Any, zone: str | None) -> str:
    name = spec.get("InstanceType") or "m1.small"
    if name not in INSTANCE_TYPES:
        raise invalid_value(f"Invalid value '{name}' for InstanceType.")
    architectures = INSTANCE_TYPES[name].get("ProcessorInfo", {}).get("SupportedArchitectures", [])
    if architectures and image.architecture not in architectures:
        listed = ",".join(architectures)
        raise invalid_value(
            f"The architecture '{listed}' of the specified instance type does not match the architecture "
            f"'{image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching "
            "architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover "
            "the architecture of the instance type or AMI.")
    offers = INSTANCE_TYPE_OFFERINGS["availability-zone"].get(backend.region_name)
    if offers and zone:
        zones = sorted(o["Location"] for o in offers if o["InstanceType"] == name)
        if zone not in zones and any(o["Location"] == zone for o in offers):
            advice = (" Please retry your request by not specifying an Availability Zone or choosing "
                      f"{', '.join(zones)}." if zones else "")
            raise AwsError("Unsupported", f"Your requested instance type ({name}) is not supported in your requested "
                                          f"Availability Zone ({zone}).{advice}")
    return name


def check_address(spec: dict, subnet: Any) -> None:
    first = next(iter(spec.get("NetworkInterfaces", [])), {})
    address = spec.get("PrivateIpAddress") or first.get("PrivateIpAddress")
    if not address:
        return
    if ipaddress.ip_address(address) not in subnet.cidr:
        raise invalid_value("Address does not fall within the subnet's address range")
    if address in subnet._subnet_ips:
        raise AwsError("InvalidIPAddress.InUse", f"Address {address} is in use.")


def check_user_data(data: Any) -> None:
    if data and len(base64.b64decode(str(data))) > USER_DATA_LIMIT:
        raise invalid_value("User data is limited to 16384 bytes")


def check_disks(backend: Any, spec: dict, image: Any) -> list[dict]:
    disks = overlay(image.block_device_mappings, spec.get("BlockDeviceMappings", []))
    for disk in disks:
        ebs = disk.get("Ebs", {})
        snapshot = backend.snapshots.get(ebs.get("SnapshotId"))
        size = ebs.get("VolumeSize")
        least = snapshot.volume.size if snapshot else 1
        if size is not None and int(size) < least:
            raise AwsError("InvalidBlockDeviceMapping",
                           f"Volume of size {size}GB is smaller than snapshot '{ebs.get('SnapshotId')}', "
                           f"expect size >= {least}GB")
    return disks


def check(backend: Any, spec: dict) -> dict:
    """Everything EC2 looks at before it makes an instance; answers what it found."""
    image = image_of(backend, spec)
    subnet = subnet_of(backend, spec)
    if spec.get("NetworkInterfaces") and (spec.get("SecurityGroupIds") or spec.get("SecurityGroups")):
        raise AwsError("InvalidParameterCombination", "Network interfaces and an instance-level security groups may "
                                                      "not be specified on the same request")
    key = spec.get("KeyName")
    if key and key not in backend.key_pairs:
        raise AwsError("InvalidKeyPair.NotFound", f"The key pair '{key}' does not exist")
    check_user_data(spec.get("UserData"))
    check_address(spec, subnet)
    trouble.check_subscription(image)
    return {
        "image": image, "subnet": subnet, "profile": profile_of(backend, spec),
        "type": check_type(backend, spec, image, subnet.availability_zone),
        "groups": groups_of(backend, spec, subnet), "disks": check_disks(backend, spec, image),
    }


def run(backend: Any, spec: dict, least: int, most: int, template: dict | None = None, token: str = "") -> Any:
    """Makes the instances; answers moto's reservation."""
    found = check(backend, spec)
    subnet = found["subnet"]
    trouble.check_launch(found["type"], subnet.availability_zone,
                         sorted({s.availability_zone for zone in backend.subnets.values() for s in zone.values()}))
    free = subnet.available_ip_address_count
    if free < least:
        raise AwsError("InsufficientFreeAddressesInSubnet",
                       f"There are not enough free addresses in subnet '{subnet.id}' to satisfy the requested number "
                       "of instances.")
    nics = deepcopy(spec.get("NetworkInterfaces", [])) or [{"DeviceIndex": 0}]
    for nic in nics:
        nic.setdefault("DeviceIndex", 0)
        nic.pop("Groups", None)
        nic["SubnetId"] = nic.get("SubnetId") or subnet.id
        nic["DeleteOnTermination"] = nic.get("DeleteOnTermination", True)
        nic["AssociatePublicIpAddress"] = nic.get("AssociatePublicIpAddress", subnet.map_public_ip_on_launch)
    count = min(most, free)
    reservation = backend.run_instances(
        found["image"].id, count, parse_user_data(str(spec["UserData"])) if spec.get("UserData") else None, [],
        instance_type=found["type"], is_instance_type_default=False, region_name=backend.region_name,
        subnet_id=subnet.id, key_name=spec.get("KeyName"), security_group_ids=list(found["groups"]), nics=nics,
        private_ip=spec.get("PrivateIpAddress"), tags={"instance": tags_for(spec, "instance")},
        ebs_optimized=bool(spec.get("EbsOptimized")), disable_api_stop=bool(spec.get("DisableApiStop")),
        disable_api_termination=bool(spec.get("DisableApiTermination")),
        instance_market_options=(spec.get("InstanceMarketOptions") or {}).get("MarketType", {}),
        instance_initiated_shutdown_behavior=spec.get("InstanceInitiatedShutdownBehavior"),
        launch_template=template or {}, hibernation_options=spec.get("HibernationOptions", {}),
        monitoring_state="enabled" if (spec.get("Monitoring") or {}).get("Enabled") else "disabled",
        metadata_options=metadata.at_launch(backend, spec.get("MetadataOptions") or {}), client_token=token, block_device_mappings=[],
    )
    for instance in reservation.instances:
        finish(backend, instance, found, spec)
    return reservation


def finish(backend: Any, instance: Any, found: dict, spec: dict) -> None:
    """Disks, their tags, and the instance profile: what moto's own way leaves out."""
    tags = tags_for(spec, "volume")
    for disk in found["disks"]:
        ebs = disk.get("Ebs")
        if not ebs:
            continue
        snapshot = backend.snapshots.get(ebs.get("SnapshotId"))
        encrypted = bool(ebs.get("Encrypted"))
        volume = backend.create_volume(
            size=ebs.get("VolumeSize") or snapshot.volume.size, zone_name=instance._placement.zone,
            snapshot_id=snapshot.id if snapshot else None, encrypted=encrypted,
            kms_key_id=ebs.get("KmsKeyId") if encrypted else None, volume_type=ebs.get("VolumeType") or "gp2",
            iops=ebs.get("Iops"), throughput=ebs.get("Throughput"))
        backend.attach_volume(volume.id, instance.id, disk["DeviceName"], ebs.get("DeleteOnTermination", True))
        volume.add_tags(tags)
    nic_tags = tags_for(spec, "network-interface")
    for nic in instance.nics.values():
        nic.add_tags(nic_tags)
    if found["profile"]:
        backend.associate_iam_instance_profile(instance.id, iam_instance_profile_name=found["profile"].name)
