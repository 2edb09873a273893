"""Systems Manager: secrets stay secret, Canonical's public parameters, commands for managed instances only.

AWS: GetParameter (a SecureString without WithDecryption comes as cipher text), Finding public parameters
(/aws/service/canonical/ubuntu/…), SendCommand (InvalidInstanceId for what is no managed node, InvalidDocument),
DescribeInstanceInformation, ListCommandInvocations, PutParameter (tags and overwrite exclude each other; 4 KB in the
standard tier).
moto shows the plain text, has no Ubuntu parameters, sends to every instance there ever was, and lacks the two lists.
"""
from __future__ import annotations

import base64
import hashlib
from typing import Any

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ec2.models import ec2_backends
from moto.ssm.models import Command, Parameter, ParameterDict
from moto.ssm.responses import SimpleSystemManagerResponse

from emulator.catalogue import newest
from emulator.hooks import AwsError, added, around, before

CANONICAL = "/aws/service/canonical/ubuntu/server/"
RELEASES = {"22.04": "ebs-gp2", "24.04": "ebs-gp3"}
NAMES = {"jammy": "22.04", "noble": "24.04"}
ARCHITECTURES = {"amd64": "x86_64", "arm64": "arm64"}


def public_parameter(store: Any, name: str) -> Parameter | None:
    """/aws/service/canonical/ubuntu/server/RELEASE/stable/current/ARCH/hvm/VOLUME/ami-id"""
    parts = name[len(CANONICAL):].split("/")
    if not name.startswith(CANONICAL) or len(parts) != 7:
        return None
    release, stable, current, architecture, hvm, volume, last = parts
    release = NAMES.get(release, release)
    if (stable, current, hvm, last) != ("stable", "current", "hvm", "ami-id"):
        return None
    if architecture not in ARCHITECTURES or RELEASES.get(release) != volume:
        return None
    image = newest(release, ARCHITECTURES[architecture])
    return Parameter(
        account_id=store.account_id, name=name, value=image.id(store.region_name), parameter_type="String",
        description=None, allowed_pattern=None, keyid=None, last_modified_date=utcnow(), version=1,
        data_type="aws:ec2:image")


def cipher_text(parameter: Any) -> str:
    """Looks like what KMS makes; the same for the same version, and tells nothing."""
    seed = f"{parameter.name}\x00{parameter.version}\x00{parameter.value}".encode()
    body = b"".join(hashlib.sha512(bytes([n]) + seed).digest() for n in range(2))
    return base64.b64encode(b"\x01\x02\x02\x00x" + body).decode()


def managed(account: str, region: str) -> list[Any]:
    """Running instances whose agent can speak: those with an instance profile."""
    return [i for i in ec2_backends[account][region].all_instances() if i.state == "running" and i.iam_instance_profile]


def check_command(self: Any) -> None:
    wanted = self._get_param("InstanceIds", []) or []
    ready = {i.id for i in managed(self.current_account, self.region)}
    missing = [i for i in wanted if i not in ready]
    if missing:
        raise AwsError("InvalidInstanceId", f"Instances [[{', '.join(missing)}]] not in a valid state for account "
                                            f"{self.current_account}")
    if not wanted and not self._get_param("Targets", []):
        raise AwsError("ValidationException", "Either InstanceIds or Targets must be specified")
    document = self._get_param("DocumentName") or ""
    if not document.startswith(("AWS-", "Amazon", "arn:")) and document not in self.ssm_backend._documents:
        raise AwsError("InvalidDocument", f"Document with name {document} does not exist.")


def targets_of(command: Any) -> list[str]:
    instances = managed(command.account_id, command.backend_region)
    for target in command.targets:
        key, values = target["Key"], target.get("Values", [])
        if key.lower() == "instanceids":
            instances = [i for i in instances if i.id in values]
        elif key.startswith("tag:"):
            instances = [i for i in instances if any(
                t["key"] == key[4:] and t["value"] in values for t in i.get_tags())]
        elif key == "tag-key":
            instances = [i for i in instances if any(t["key"] in values for t in i.get_tags())]
    return [i.id for i in instances] if command.targets else []


def information(instance: Any) -> dict:
    return {
        "InstanceId": instance.id, "PingStatus": "Online", "LastPingDateTime": utcnow(), "AgentVersion": "3.3.1957.0",
        "IsLatestVersion": True, "PlatformType": "Linux", "PlatformName": "Ubuntu", "PlatformVersion": "22.04",
        "ResourceType": "EC2Instance", "IPAddress": instance.private_ip, "ComputerName": instance.private_dns_name,
        "SourceId": instance.id, "SourceType": "AWS::EC2::Instance",
    }


def apply() -> None:
    @around(Parameter, "response_object")
    def response_object(original: Any, self: Any, decrypt: bool = False, region: str | None = None) -> dict:
        answer = original(self, decrypt, region)
        if self.parameter_type == "SecureString" and not decrypt:
            answer["Value"] = cipher_text(self)
        return answer

    @around(ParameterDict, "__contains__")
    def contains(original: Any, self: Any, name: str) -> bool:
        return bool(name and public_parameter(self, name)) or original(self, name)

    @around(ParameterDict, "__getitem__")
    def item(original: Any, self: Any, name: str) -> list:
        found = public_parameter(self, name)
        return [found] if found else original(self, name)

    @before(SimpleSystemManagerResponse, "put_parameter")
    def put(self: Any) -> None:
        if self._get_param("Tags") and self._get_param("Overwrite", False):
            raise AwsError("ValidationException", "Invalid request: tags and overwrite can't be used together. To "
                           "create a parameter with tags, please remove overwrite flag. To update tags for an existing "
                           "parameter, please use AddTagsToResource or RemoveTagsFromResource.")
        value, tier = self._get_param("Value") or "", self._get_param("Tier") or "Standard"
        if tier == "Standard" and len(value) > 4096:
            raise AwsError("ValidationException", "Standard tier parameters support a maximum parameter value of 4096 "
                           "characters. To create a larger parameter value, upgrade the parameter to use the "
                           "advanced-parameter tier. For more information, see "
                           "https://docs.aws.amazon.com/systems-manager/latest/userguide/"
                           "parameter-store-advanced-parameters.html")

    @around(SimpleSystemManagerResponse, "describe_parameters")
    def own_only(original: Any, self: Any) -> ActionResult:
        """Public parameters are read by name or path; they are not listed among the account's own."""
        answer = original(self)
        answer.result["Parameters"] = [p for p in answer.result["Parameters"] if not p["Name"].startswith("/aws/")]
        return answer

    before(SimpleSystemManagerResponse, "send_command")(check_command)
    Command._get_instance_ids_from_targets = targets_of  # type: ignore[method-assign]

    @added(SimpleSystemManagerResponse, "describe_instance_information")
    def describe_instances(self: Any) -> ActionResult:
        found = managed(self.current_account, self.region)
        for entry in self._get_param("Filters", []) or []:
            found = matching(found, entry["Key"], entry["Values"])
        for entry in self._get_param("InstanceInformationFilterList", []) or []:
            found = matching(found, entry["key"], entry["valueSet"])
        start = int(self._get_param("NextToken") or 0)
        end = start + int(self._get_param("MaxResults") or 50)
        return ActionResult({"InstanceInformationList": [information(i) for i in found[start:end]],
                             "NextToken": str(end) if end < len(found) else None})

    @added(SimpleSystemManagerResponse, "list_command_invocations")
    def list_invocations(self: Any) -> ActionResult:
        command_id, instance_id = self._get_param("CommandId"), self._get_param("InstanceId")
        commands = [c for c in self.ssm_backend._commands if command_id in (None, c.command_id)]
        return ActionResult({"CommandInvocations": [
            {"CommandId": i["CommandId"], "InstanceId": i["InstanceId"], "Comment": i["Comment"],
             "DocumentName": i["DocumentName"], "Status": i["Status"], "StatusDetails": i["StatusDetails"],
             "RequestedDateTime": c.requested_date_time, "CommandPlugins": []}
            for c in commands for i in c.invocations if instance_id in (None, i["InstanceId"])]})


def matching(instances: list[Any], key: str, values: list[str]) -> list[Any]:
    if key == "InstanceIds":
        return [i for i in instances if i.id in values]
    if key == "PingStatus":
        return instances if "Online" in values else []
    if key.startswith("tag:"):
        return [i for i in instances if any(t["key"] == key[4:] and t["value"] in values for t in i.get_tags())]
    return instances
