"""Systems Manager's commands: they take their time, and end as `agents.py` says; agents report or do not.

AWS: SendCommand (InvalidInstanceId for what is no managed node), GetCommandInvocation (Pending and InProgress first, output and
error of one that has run, ResponseCode -1 of one that has not), CancelCommand, ListCommandInvocations,
DescribeInstanceInformation (PingStatus), Understanding command statuses.
moto lets every command succeed at once and without a word, knows no agents, and lacks the last three.
"""
from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ec2.models import ec2_backends
from moto.ssm.models import Command
from moto.ssm.responses import SimpleSystemManagerResponse

from emulator import agents
from emulator.hooks import AwsError, added, around, before

#: Where several machines are asked, the first of these that one of them is in is the command's own.
WORST_FIRST = ("Pending", "InProgress", "Delayed", "TimedOut", "Failed", "Cancelled")


def reachable(account: str, region: str) -> list[Any]:
    """Running instances that may speak to Systems Manager, those with an instance profile, and have done so."""
    return [i for i in ec2_backends[account][region].all_instances()
            if i.state == "running" and i.iam_instance_profile and agents.ping(i.id)]


def check_command(self: Any) -> None:
    wanted = self._get_param("InstanceIds", []) or []
    ready = {i.id for i in reachable(self.current_account, self.region)}
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
    instances = reachable(command.account_id, command.backend_region)
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
        "InstanceId": instance.id, "PingStatus": agents.ping(instance.id), "LastPingDateTime": utcnow(), "AgentVersion": "3.3.1957.0",
        "IsLatestVersion": True, "PlatformType": "Linux", "PlatformName": "Ubuntu", "PlatformVersion": "22.04",
        "ResourceType": "EC2Instance", "IPAddress": instance.private_ip, "ComputerName": instance.private_dns_name,
        "SourceId": instance.id, "SourceType": "AWS::EC2::Instance",
    }


def matching(instances: list[Any], key: str, values: list[str]) -> list[Any]:
    if key == "InstanceIds":
        return [i for i in instances if i.id in values]
    if key == "PingStatus":
        return [i for i in instances if agents.ping(i.id) in values]
    if key.startswith("tag:"):
        return [i for i in instances if any(t["key"] == key[4:] and t["value"] in values for t in i.get_tags())]
    return instances


def of_command(command: Any) -> list[agents.Invocation]:
    return [i for i in agents.invocations if i.command_id == command.command_id]


def apply() -> None:
    before(SimpleSystemManagerResponse, "send_command")(check_command)
    Command._get_instance_ids_from_targets = targets_of  # type: ignore[method-assign]

    @around(Command, "__init__")
    def send(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        for instance_id in self.instance_ids:
            agents.begin(self.command_id, instance_id, self.document_name, self.parameters)

    @around(Command, "response_object")
    def shown(original: Any, self: Any) -> dict:
        states = [agents.DETAILS[i.details] for i in of_command(self)]
        status = next((s for s in WORST_FIRST if s in states), "Success")
        return {**original(self), "Status": status, "StatusDetails": status, "CompletedCount": len([s for s in states if s == "Success"]),
                "ErrorCount": len([s for s in states if s == "Failed"]), "DeliveryTimedOutCount": len([s for s in states if s == "TimedOut"])}

    @around(Command, "get_invocation")
    def invocation(original: Any, self: Any, instance_id: str, plugin_name: str | None) -> dict:
        answer, now = original(self, instance_id, plugin_name), agents.find(self.command_id, instance_id)
        now.look()
        waits = now.details in agents.OPEN
        times = {"ExecutionStartDateTime": "", "ExecutionElapsedTime": "", "ExecutionEndDateTime": ""} if waits else {}
        return {**answer, **times, "Status": agents.DETAILS[now.details], "StatusDetails": now.details, "ResponseCode": now.exit_code,
                "StandardOutputContent": now.output, "StandardErrorContent": now.error}

    @added(SimpleSystemManagerResponse, "cancel_command")
    def cancel(self: Any) -> ActionResult:
        command = self.ssm_backend.get_command_by_id(self._get_param("CommandId"))
        chosen = self._get_param("InstanceIds", []) or command.instance_ids
        for one in of_command(command):
            if one.instance_id in chosen and one.details in agents.OPEN:
                one.end(agents.Answer(status="Cancelled"))
        return ActionResult({})

    @added(SimpleSystemManagerResponse, "describe_instance_information")
    def describe_instances(self: Any) -> ActionResult:
        found = reachable(self.current_account, self.region)
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
            {"CommandId": i.command_id, "InstanceId": i.instance_id, "Comment": c.comment, "DocumentName": c.document_name,
             "Status": agents.DETAILS[i.details], "StatusDetails": i.details, "RequestedDateTime": c.requested_date_time, "CommandPlugins": []}
            for c in commands for i in of_command(c) if instance_id in (None, i.instance_id)]})
