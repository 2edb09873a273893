"""RunInstances: the template's whole data, EC2's checks, disks from image, template and request; addresses given back.

AWS: RunInstances (what the request says goes before what its launch template says; MinCount and MaxCount: as many as
fit between the two), EC2 error codes (InvalidAMIID.NotFound, InvalidKeyPair.NotFound, InvalidGroup.NotFound,
InvalidParameterValue for an unknown type, profile, architecture, or user data over 16 KB,
InsufficientFreeAddressesInSubnet).
moto leaves MetadataOptions and IamInstanceProfile of the template out, gives every instance an 8 GiB disk, knows no
architecture, answers 404 NoSuchEntity for a profile and never gives an address back.
"""
from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models.instances import Instance
from moto.ec2.responses import EC2Response
from moto.ec2.responses._base_response import EC2BaseResponse

from emulator import launch, trouble
from emulator.hooks import AwsError, around, before, invalid_value
from emulator.patches.launch_templates import find_version

STATE = "RunInstances.Reservation.Instances.Instance.State"


def request_of(params: dict) -> dict:
    if params.get("NetworkInterfaces") and params.get("SubnetId"):
        raise AwsError("InvalidParameterCombination", "Network interfaces and an instance-level subnet ID may not be "
                                                      "specified on the same request")
    return dict(params)


def apply() -> None:
    @around(EC2Response, "run_instances")
    def run_instances(original: Any, self: Any) -> Any:
        params = self._get_params()
        least, most = int(params.get("MinCount") or 1), int(params.get("MaxCount") or params.get("MinCount") or 1)
        if least < 1 or most < least:
            raise invalid_value(f"Invalid value '{most}' for MaxCount. It must be equal to or greater than MinCount.")
        template = params.get("LaunchTemplate") or {}
        data: dict = {}
        if template:
            _, version = find_version(self.ec2_backend, template)
            data = version.data
            template = {"LaunchTemplateId": version.template.id, "Version": str(version.number)}
        spec = launch.merge(data, request_of(params))
        if params.get("DryRun"):
            launch.check(self.ec2_backend, spec)
            self.error_on_dryrun()
        token = params.get("ClientToken") or ""
        reservation = launch.run(self.ec2_backend, spec, least, most, template, token)
        if trouble.launches() == "key":
            trouble.ending.extend(reservation.instances)
        return ActionResult(reservation)

    @before(EC2Response, "describe_instances")
    def end(self: Any) -> None:
        trouble.end_without_key()

    # The answer says `pending`, except when a repeated token brings back an instance that is past that.
    EC2BaseResponse.RESPONSE_KEY_PATH_TO_TRANSFORMER[STATE] = lambda state: (
        {"Code": 0, "Name": "pending"} if state.name == "running" else {"Code": state.code, "Name": state.name})

    @around(Instance, "terminate")
    def terminate(original: Any, self: Any) -> Any:
        previous = original(self)
        for zone in self.ec2_backend.subnets.values():
            if self.subnet_id in zone:
                for address in self._private_ips:
                    zone[self.subnet_id].del_subnet_ip(address)
        return previous
