"""Volumes and snapshots: a snapshot is of a moment and takes time to copy; a volume is where it is, and is used by one.

AWS: CreateSnapshot (pending, with its progress, until it is copied; of the volume as it was), DescribeSnapshots (OwnerIds self; pages),
DeleteSnapshot and CreateVolume (InvalidSnapshot.NotFound; IncorrectState for one that is not completed; a volume is no smaller than its
snapshot, and encrypted when that is), AttachVolume (VolumeInUse, InvalidVolume.ZoneMismatch, a device name that is taken), DetachVolume
(OperationNotPermitted for the volume that a running instance starts from; IncorrectState for one that is attached to nothing),
StartInstances (no instance starts without a volume to start from).
moto's are completed at once, grow with their volume and go to whoever asks; it attaches and detaches everything.
"""
from __future__ import annotations

from typing import Any

from moto.ec2.models.elastic_block_store import Snapshot
from moto.ec2.responses import EC2Response

from emulator import copying, trouble
from emulator.hooks import AwsError, around, before, invalid_value

ROOTS = ("/dev/sda1", "/dev/xvda")


def apply() -> None:
    Snapshot.volume_size = property(lambda self: self.__dict__.get("size_then", self.volume.size))  # type: ignore[method-assign]
    Snapshot.progress = property(lambda self: self.copy.progress if hasattr(self, "copy") else "100%")  # type: ignore[method-assign]

    @around(EC2Response, "create_snapshot")
    def create(original: Any, self: Any) -> Any:
        answer = original(self)
        snapshot = answer.result
        snapshot.copy, snapshot.size_then = copying.Copy(), snapshot.volume.size
        snapshot.status, snapshot.kms_key_id = "pending", snapshot.volume.kms_key_id
        return answer

    @around(EC2Response, "describe_snapshots")
    def describe(original: Any, self: Any) -> Any:
        params, mine = self._get_params(), self.ec2_backend.account_id
        asked = params.get("SnapshotIds") or []
        for snapshot_id in asked:
            check_id(self.ec2_backend, snapshot_id)
        answer = original(self)
        owners = [mine if o == "self" else o for o in params.get("OwnerIds") or []]
        found = [s for s in answer.result["Snapshots"] if not owners or s.owner_id in owners]
        for snapshot in found:
            if hasattr(snapshot, "copy"):
                snapshot.copy.look()
                snapshot.status = snapshot.copy.state
                snapshot.state_message = copying.WHY if snapshot.status == "error" else None
        answer.result["Snapshots"] = found
        return answer

    @before(EC2Response, "delete_snapshot")
    def delete(self: Any) -> None:
        check_id(self.ec2_backend, self._get_params()["SnapshotId"])

    @before(EC2Response, "create_volume")
    def create_volume(self: Any) -> None:
        params = self._get_params()
        if not params.get("SnapshotId"):
            return
        check_id(self.ec2_backend, params["SnapshotId"])
        snapshot = self.ec2_backend.get_snapshot(params["SnapshotId"])
        if snapshot.status != "completed":
            raise AwsError("IncorrectState", f"Snapshot is in invalid state - {snapshot.status}")
        if params.get("Size") is None:
            params["Size"] = snapshot.volume_size
        elif int(params["Size"]) < snapshot.volume_size:
            raise invalid_value(f"The size of a volume cannot be smaller than the size of its snapshot, {snapshot.volume_size} GiB")

    @before(EC2Response, "attach_volume")
    def attach(self: Any) -> None:
        trouble.end_without_key()
        params, backend = self._get_params(), self.ec2_backend
        volume, instance = backend.get_volume(params["VolumeId"]), backend.get_instance(params["InstanceId"])
        if volume.attachment:
            raise AwsError("VolumeInUse", f"{volume.id} is already attached to an instance")
        if instance.state not in ("running", "stopped"):
            raise AwsError("IncorrectState", f"Instance '{instance.id}' is not 'running' or 'stopped'.")
        if volume.zone and volume.zone.name != instance._placement.zone:
            raise AwsError("InvalidVolume.ZoneMismatch", f"The volume '{volume.id}' is not in the same availability zone as instance "
                                                         f"'{instance.id}'")
        if params["Device"] in instance.block_device_mapping:
            raise invalid_value(f"Invalid value '{params['Device']}' for unixDevice. Attachment point {params['Device']} is already in use")

    @before(EC2Response, "detach_volume")
    def detach(self: Any) -> None:
        volume = self.ec2_backend.get_volume(self._get_params()["VolumeId"])
        if not volume.attachment:
            raise AwsError("IncorrectState", f"Volume '{volume.id}' is in the 'available' state.")
        instance = volume.attachment.instance
        self._get_params().setdefault("InstanceId", instance.id)
        if volume.attachment.device in ROOTS and instance.state != "stopped":
            raise AwsError("OperationNotPermitted", f"Unable to detach root volume '{volume.id}' from instance '{instance.id}'")

    @before(EC2Response, "start_instances")
    def start(self: Any) -> None:
        for instance in self.ec2_backend.get_multi_instances_by_id(self._get_params().get("InstanceIds") or []):
            if instance.state == "stopped" and not any(root in instance.block_device_mapping for root in ROOTS):
                raise invalid_value(f"Invalid value '{instance.id}' for instanceId. Instance does not have a volume attached at root "
                                    "(/dev/sda1)")


def check_id(backend: Any, snapshot_id: str) -> None:
    if not snapshot_id.startswith("snap-"):
        raise AwsError("InvalidSnapshotID.Malformed", f'Invalid id: "{snapshot_id}" (expecting "snap-...")')
    if snapshot_id not in backend.snapshots:
        raise AwsError("InvalidSnapshot.NotFound", f"The snapshot '{snapshot_id}' does not exist.")
