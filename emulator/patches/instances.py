"""Instances: ids, states, attributes, volumes and filters as EC2 documents them.

AWS: EC2 error codes (InvalidInstanceID.Malformed, IncorrectInstanceState), ModifyInstanceAttribute (the type and some
others on a stopped instance only; Groups), ModifyVolume (a volume cannot shrink; four changes
within 24 hours), DescribeInstances (filter
client-token among others; * and ? in filter values), TerminateInstances (may be repeated; OperationNotPermitted with
termination protection, which does not keep Auto Scaling from terminating an instance), GetConsoleOutput,
DeleteKeyPair (by KeyPairId), ImportKeyPair (InvalidKey.Format), ModifyInstanceMetadataOptions (what is left out stays),
ModifyInstanceMetadataDefaults (the account's own, where a launch says nothing).
"""
from __future__ import annotations

import copy
import fnmatch
import re
from datetime import timedelta
from typing import Any

from moto.core.responses import ActionResult, EmptyResult
from moto.ec2.models.iam_instance_profile import IamInstanceProfileAssociationBackend
from moto.ec2 import utils
from moto.ec2.exceptions import InvalidKeyPairFormatError, OperationNotPermitted4
from moto.ec2.models.instance_types import INSTANCE_TYPES
from moto.ec2.models.instances import Instance, InstanceBackend
from moto.ec2.responses import EC2Response

from emulator import clock, metadata
from emulator.hooks import AwsError, added, around, before, invalid_value

IDS = re.compile(r"i-(?:[0-9a-f]{8}|[0-9a-f]{17})")
#: ModifyVolume: "You can modify a volume up to four times within a rolling 24-hour period".
CHANGES_A_DAY = 4
WITH_IDS = (
    "describe_instances", "terminate_instances", "stop_instances", "start_instances", "reboot_instances",
    "describe_instance_status", "describe_instance_attribute", "modify_instance_attribute", "get_console_output",
    "modify_instance_metadata_options", "associate_iam_instance_profile",
)
FILTERS = {
    "client-token": "client_token", "reservation-id": "reservation_id", "instance-lifecycle": "lifecycle",
    "root-device-name": "root_device_name", "root-device-type": "root_device_type",
    "virtualization-type": "virtualization_type", "instance.group-id": "security_groups.id",
    "metadata-options.http-tokens": "metadata_options.http_tokens", "instance-state-code": "state_code_text",
    "iam-instance-profile.arn": "profile_arn",
}


def check_ids(self: Any) -> None:
    params = self._get_params()
    for instance_id in [*(params.get("InstanceIds") or []), params.get("InstanceId")]:
        if instance_id is not None and not IDS.fullmatch(instance_id):
            raise AwsError("InvalidInstanceID.Malformed", f'Invalid id: "{instance_id}"')


def check_protection(self: Any) -> None:
    for instance in self.ec2_backend.get_multi_instances_by_id(self._get_params().get("InstanceIds") or []):
        if instance.disable_api_termination is True:
            raise OperationNotPermitted4(instance.id)


def in_state(self: Any, refused: tuple, verb: str) -> None:
    for instance in self.ec2_backend.get_multi_instances_by_id(self._get_params().get("InstanceIds") or []):
        if instance.state in refused:
            raise AwsError("IncorrectInstanceState", f"The instance '{instance.id}' is not in a state from which it "
                                                     f"can be {verb}.")


def modify(self: Any) -> Any:
    params, backend = self._get_params(), self.ec2_backend
    instance = backend.get_instance(params["InstanceId"])
    attribute, value = params.get("Attribute"), params.get("Value")
    kind = (params.get("InstanceType") or {}).get("Value") or (value if attribute == "instanceType" else None)
    user_data = params.get("UserData") or attribute == "userData"
    if (kind or user_data) and instance.state != "stopped":
        raise AwsError("IncorrectInstanceState", f"The instance '{instance.id}' is not in the 'stopped' state.")
    if kind:
        if kind not in INSTANCE_TYPES:
            raise invalid_value(f"Invalid value '{kind}' for InstanceType.")
        architectures = INSTANCE_TYPES[kind].get("ProcessorInfo", {}).get("SupportedArchitectures", [])
        if architectures and instance.architecture not in architectures:
            raise invalid_value(f"The architecture '{','.join(architectures)}' of the specified instance type does not "
                                f"match the architecture '{instance.architecture}' of the instance.")
    behaviour = (params.get("InstanceInitiatedShutdownBehavior") or {}).get("Value")
    if behaviour:
        self.error_on_dryrun()
        instance.instance_initiated_shutdown_behavior = behaviour
        return EmptyResult()
    if params.get("Groups"):
        return set_groups(self, backend, instance, params["Groups"])
    return None


def set_groups(self: Any, backend: Any, instance: Any, wanted: list[str]) -> Any:
    groups = []
    for group_id in wanted:
        group = backend.get_security_group_from_id(group_id)
        if group is None:
            raise AwsError("InvalidGroup.NotFound", f"The security group '{group_id}' does not exist")
        if group.vpc_id != instance.vpc_id:
            raise AwsError("InvalidParameter", f"Security group {group_id} and instance {instance.id} belong to "
                                               "different networks.")
        groups.append(group)
    self.error_on_dryrun()
    instance.security_groups = groups
    if 0 in instance.nics:
        instance.nics[0]._group_set = list(groups)
    return EmptyResult()


def matches(value: Any, wanted: Any) -> bool:
    values = value if isinstance(value, list) else [str(value).lower() if isinstance(value, bool) else value]
    return any(fnmatch.fnmatchcase(str(v), str(w)) for v in values for w in wanted)


def apply() -> None:
    utils.filter_dict_attribute_mapping.update(FILTERS)
    utils.instance_value_in_filter_values = matches
    Instance.state_code_text = property(lambda self: str(self.state_code))  # type: ignore[attr-defined]
    Instance.profile_arn = property(  # type: ignore[attr-defined]
        lambda self: (self.iam_instance_profile or {}).get("Arn"))

    @before(Instance, "terminate")
    def once(self: Any) -> Any:
        return copy.copy(self._state) if self.state == "terminated" else None

    @around(EC2Response, "terminate_instances")
    def tell(original: Any, self: Any) -> Any:
        answer = original(self)
        for entry in answer.result["TerminatingInstances"]:
            if entry["PreviousState"].name == "terminated":
                entry["CurrentState"] = {"Code": 48, "Name": "terminated"}
        return answer

    @around(InstanceBackend, "terminate_instances")
    def terminate(original: Any, self: Any, instance_ids: list[str]) -> Any:
        for instance in self.get_multi_instances_by_id(instance_ids):
            instance.disable_api_termination = False
        return original(self, instance_ids)

    before(EC2Response, "terminate_instances")(check_protection)
    before(EC2Response, "modify_instance_attribute")(modify)
    before(EC2Response, "stop_instances")(lambda self: in_state(self, ("terminated", "shutting-down"), "stopped"))
    before(EC2Response, "start_instances")(
        lambda self: in_state(self, ("terminated", "shutting-down", "stopping"), "started"))
    for name in WITH_IDS:
        before(EC2Response, name)(check_ids)

    @around(EC2Response, "modify_volume")
    def modify_volume(original: Any, self: Any) -> Any:
        params = self._get_params()
        volume = self.ec2_backend.get_volume(params["VolumeId"])
        if params.get("Size") is not None and int(params["Size"]) < volume.size:
            raise invalid_value(f"New size cannot be smaller than existing size {volume.size}")
        day = clock.now() - timedelta(hours=24)
        if len([m for m in volume.modifications if m.at > day]) >= CHANGES_A_DAY:
            first = volume.modifications[-CHANGES_A_DAY]
            raise AwsError("VolumeModificationRateExceeded", "You've reached the maximum modification rate per volume limit. The next "
                           f"modification of the volume is possible at {first.at + timedelta(hours=24):%Y-%m-%dT%H:%M:%SZ}.")
        answer = original(self)
        volume.modifications[-1].at = clock.now()
        attachment = volume.attachment
        if attachment and attachment.device in attachment.instance.block_device_mapping:
            attachment.instance.block_device_mapping[attachment.device].size = volume.size
        return answer

    @around(IamInstanceProfileAssociationBackend, "replace_iam_instance_profile_association")
    def replace_profile(original: Any, self: Any, *args: Any, **kwargs: Any) -> Any:
        # moto changes the association alone, and DescribeInstances shows the profile of before.
        association = original(self, *args, **kwargs)
        self.modify_instance_attribute(association.instance_id, "iam_instance_profile", {
            "Arn": association.iam_instance_profile.arn, "Id": association.association_id})
        return association

    @around(InstanceBackend, "modify_instance_metadata_options")
    def stays(original: Any, self: Any, instance_id: str, **said: Any) -> Any:
        """What the call leaves out stays as it is."""
        now = self.get_instance(instance_id).metadata_options
        kept = {"http_tokens": now.http_tokens, "hop_limit": now.http_put_response_hop_limit,
                "http_endpoint": now.http_endpoint, "metadata_tags": now.instance_metadata_tags}
        return original(self, instance_id, **{k: kept.get(k) if v is None else v for k, v in said.items()})

    @added(EC2Response, "modify_instance_metadata_defaults")
    def modify_defaults(self: Any) -> ActionResult:
        self.error_on_dryrun()
        metadata.set_defaults(self.ec2_backend, self._get_params())
        return ActionResult({"Return": True})

    @added(EC2Response, "get_instance_metadata_defaults")
    def get_defaults(self: Any) -> ActionResult:
        return ActionResult({"AccountLevel": metadata.defaults(self.ec2_backend)})

    @before(EC2Response, "delete_key_pair")
    def by_id(self: Any) -> None:
        params = self._get_params()
        for name, pair in self.ec2_backend.key_pairs.items():
            if not params.get("KeyName") and pair.id == params.get("KeyPairId"):
                params["KeyName"] = name

    @around(EC2Response, "import_key_pair")
    def key_format(original: Any, self: Any) -> Any:
        try:
            return original(self)
        except InvalidKeyPairFormatError:
            raise AwsError("InvalidKey.Format", "Key is not in valid OpenSSH public key format")
