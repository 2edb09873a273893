"""Volumes and snapshots."""
from __future__ import annotations

from emulator.checks.support import Aws

UNKNOWN = "snap-0123456789abcdef0"


def disk(aws: Aws, instance: str) -> str:
    return aws.instance(instance)["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]


def completed(aws: Aws, volume: str) -> dict:
    made = aws.ec2.create_snapshot(VolumeId=volume)
    while True:
        found = aws.ec2.describe_snapshots(SnapshotIds=[made["SnapshotId"]])["Snapshots"][0]
        if found["State"] != "pending":
            return found


def check_snapshot_takes_time(aws: Aws) -> None:
    """CreateSnapshot: pending with its progress until all is copied; Snapshot, VolumeSize: of the volume then; tags from the call."""
    volume = disk(aws, aws.run())
    aws.get("/emulator/copying?looks=3", "POST")
    made = aws.ec2.create_snapshot(VolumeId=volume, TagSpecifications=[
        {"ResourceType": "snapshot", "Tags": [{"Key": "cluster", "Value": "live"}]}])
    assert (made["State"], made["Progress"]) == ("pending", "0%"), made
    assert made["Tags"] == [{"Key": "cluster", "Value": "live"}]
    aws.ec2.modify_volume(VolumeId=volume, Size=40)
    looks = [aws.ec2.describe_snapshots(SnapshotIds=[made["SnapshotId"]])["Snapshots"][0] for _ in range(5)]
    assert [(s["State"], s["Progress"]) for s in looks] == [("pending", "25%"), ("pending", "50%"), ("pending", "75%")] + 2 * [("completed", "100%")]
    assert looks[-1]["VolumeSize"] == made["VolumeSize"] < 40


def check_snapshot_may_fail(aws: Aws) -> None:
    """Snapshot, State: error, with StateMessage; CreateVolume takes completed ones only (IncorrectState)."""
    aws.get("/emulator/copying?looks=1&state=error", "POST")
    try:
        found = completed(aws, disk(aws, aws.run()))
    finally:
        aws.get("/emulator/copying?looks=1", "POST")
    assert found["State"] == "error" and found["StateMessage"]
    aws.refused("IncorrectState", aws.ec2.create_volume, SnapshotId=found["SnapshotId"], AvailabilityZone=f"{aws.region}a")


def check_snapshots_of_oneself(aws: Aws) -> None:
    """DescribeSnapshots, OwnerIds self: only those of the account. Error codes InvalidSnapshot.NotFound, InvalidSnapshotID.Malformed."""
    made = completed(aws, disk(aws, aws.run()))["SnapshotId"]
    mine = aws.ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]
    assert made in [s["SnapshotId"] for s in mine] and {s["OwnerId"] for s in mine} == {"123456789012"}
    aws.refused("InvalidSnapshot.NotFound", aws.ec2.delete_snapshot, SnapshotId=UNKNOWN)
    aws.refused("InvalidSnapshotID.Malformed", aws.ec2.delete_snapshot, SnapshotId="snapshot")
    aws.refused("InvalidSnapshot.NotFound", aws.ec2.describe_snapshots, SnapshotIds=[UNKNOWN])


def check_volume_of_a_snapshot(aws: Aws) -> None:
    """CreateVolume: from an encrypted snapshot it is encrypted; no smaller than it; it outlives the snapshot."""
    zone = f"{aws.region}a"
    first = aws.ec2.create_volume(AvailabilityZone=zone, Size=20, Encrypted=True)["VolumeId"]
    snapshot = completed(aws, first)
    assert snapshot["Encrypted"]
    aws.refused("InvalidParameterValue", aws.ec2.create_volume, SnapshotId=snapshot["SnapshotId"], AvailabilityZone=zone, Size=10)
    made = aws.ec2.create_volume(SnapshotId=snapshot["SnapshotId"], AvailabilityZone=zone)
    assert made["Encrypted"] and made["Size"] == 20
    aws.ec2.delete_snapshot(SnapshotId=snapshot["SnapshotId"])
    assert aws.ec2.describe_volumes(VolumeIds=[made["VolumeId"]])["Volumes"][0]["State"] == "available"


def check_root_volume_changes_on_a_stopped_instance(aws: Aws) -> None:
    """DetachVolume: not of a running instance's root; StartInstances: not without a root; AttachVolume: VolumeInUse, ZoneMismatch,
    a device that is taken."""
    made = aws.run(SubnetId=aws.subnet_ids()[0])
    old, zone = disk(aws, made), aws.instance(made)["Placement"]["AvailabilityZone"]
    aws.refused("OperationNotPermitted", aws.ec2.detach_volume, VolumeId=old)
    new = aws.ec2.create_volume(AvailabilityZone=zone, Size=20)["VolumeId"]
    aws.refused("InvalidParameterValue", aws.ec2.attach_volume, VolumeId=new, InstanceId=made, Device="/dev/sda1")
    aws.refused("VolumeInUse", aws.ec2.attach_volume, VolumeId=old, InstanceId=made, Device="/dev/sdf")
    aws.ec2.stop_instances(InstanceIds=[made])
    aws.ec2.detach_volume(VolumeId=old)
    aws.refused("IncorrectState", aws.ec2.detach_volume, VolumeId=old)
    aws.refused("InvalidParameterValue", aws.ec2.start_instances, InstanceIds=[made])
    other = next(s for s in aws.default_subnets() if s["AvailabilityZone"] != zone)["AvailabilityZone"]
    far = aws.ec2.create_volume(AvailabilityZone=other, Size=20)["VolumeId"]
    aws.refused("InvalidVolume.ZoneMismatch", aws.ec2.attach_volume, VolumeId=far, InstanceId=made, Device="/dev/sda1")
    aws.ec2.attach_volume(VolumeId=new, InstanceId=made, Device="/dev/sda1")
    aws.ec2.start_instances(InstanceIds=[made])
    assert disk(aws, made) == new and aws.instance(made)["State"]["Name"] == "running"
    assert aws.ec2.describe_volumes(VolumeIds=[old])["Volumes"][0]["State"] == "available"


def check_volume_survives_its_instance(aws: Aws) -> None:
    """AttachVolume: DeleteOnTermination is false; DeleteVolume: VolumeInUse while attached; TerminateInstances detaches it."""
    made = aws.run(SubnetId=aws.subnet_ids()[0])
    zone = aws.instance(made)["Placement"]["AvailabilityZone"]
    token = aws.name("token")
    request = {"AvailabilityZone": zone, "Size": 20, "Encrypted": True, "ClientToken": token, "TagSpecifications": [
        {"ResourceType": "volume", "Tags": [{"Key": "role", "Value": token}]}]}
    volume = aws.ec2.create_volume(**request)["VolumeId"]
    assert aws.ec2.create_volume(**request)["VolumeId"] == volume
    aws.refused("IdempotentParameterMismatch", aws.ec2.create_volume, **{**request, "Size": 30})
    found = aws.ec2.describe_volumes(Filters=[{"Name": "tag:role", "Values": ["other", token]}])["Volumes"]
    assert [v["VolumeId"] for v in found] == [volume]
    aws.ec2.attach_volume(VolumeId=volume, InstanceId=made, Device="/dev/sdf")
    aws.refused("VolumeInUse", aws.ec2.delete_volume, VolumeId=volume)
    mapping = next(m for m in aws.instance(made)["BlockDeviceMappings"] if m["DeviceName"] == "/dev/sdf")
    assert (mapping["Ebs"]["VolumeId"], mapping["Ebs"]["DeleteOnTermination"]) == (volume, False)
    root = disk(aws, made)
    aws.ec2.terminate_instances(InstanceIds=[made])
    left = aws.ec2.describe_volumes(VolumeIds=[volume])["Volumes"][0]
    assert (left["State"], left["Attachments"]) == ("available", [])
    aws.refused("InvalidVolume.NotFound", aws.ec2.describe_volumes, VolumeIds=[root])
    aws.ec2.delete_volume(VolumeId=volume)
    aws.refused("InvalidVolume.NotFound", aws.ec2.delete_volume, VolumeId=volume)
