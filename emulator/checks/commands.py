"""Systems Manager's commands and agents."""
from __future__ import annotations

import json
import urllib.error
import urllib.request
from typing import Any

from emulator.checks.support import Aws

COMMAND = {"DocumentName": "AWS-RunShellScript", "Parameters": {"commands": ["true"]}}


def plan(aws: Aws, path: str = "", **given: Any) -> dict:
    request = urllib.request.Request(f"{aws.url}/emulator/agents{path}", json.dumps(given).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def machine(aws: Aws) -> str:
    return aws.run(IamInstanceProfile={"Name": aws.profile()})


def sent(aws: Aws, instance_id: str, text: str = "true") -> dict:
    command = aws.ssm.send_command(InstanceIds=[instance_id], DocumentName="AWS-RunShellScript", Parameters={"commands": [text]})["Command"]
    return {"CommandId": command["CommandId"], "InstanceId": instance_id}


def check_managed_instances(aws: Aws) -> None:
    """DescribeInstanceInformation: lists managed nodes; an instance needs an instance profile to become one."""
    plain, managed = aws.run(), aws.run(IamInstanceProfile={"Name": aws.profile()})
    listed = {i["InstanceId"]: i["PingStatus"] for page in aws.ssm.get_paginator(
        "describe_instance_information").paginate() for i in page["InstanceInformationList"]}
    assert listed.get(managed) == "Online" and plain not in listed


def check_commands(aws: Aws) -> None:
    """SendCommand: InvalidInstanceId for an instance that is no managed node or does not run; InvalidDocument;
    InstanceIds are the targets."""
    managed = aws.run(IamInstanceProfile={"Name": aws.profile()})
    sent = aws.ssm.send_command(InstanceIds=[managed], **COMMAND)["Command"]
    assert sent["InstanceIds"] == [managed] and sent["TargetCount"] == 1, sent["TargetCount"]
    found = aws.ssm.list_command_invocations(CommandId=sent["CommandId"])["CommandInvocations"]
    assert [i["InstanceId"] for i in found] == [managed]
    aws.refused("InvalidInstanceId", aws.ssm.send_command, InstanceIds=["i-0123456789abcdef0"], **COMMAND)
    aws.refused("InvalidDocument", aws.ssm.send_command, InstanceIds=[managed], DocumentName="missing")
    aws.ec2.terminate_instances(InstanceIds=[managed])
    aws.refused("InvalidInstanceId", aws.ssm.send_command, InstanceIds=[managed], **COMMAND)


def check_command_takes_its_time(aws: Aws) -> None:
    """GetCommandInvocation: Pending, In Progress, then the end; ResponseCode -1 and no output before that."""
    plan(aws, answers=[{"exit_code": 3, "output": "so far", "error": "no", "looks": 2}])
    command = sent(aws, machine(aws))
    looks = [aws.ssm.get_command_invocation(**command) for _ in range(3)]
    assert [(i["Status"], i["StatusDetails"], i["ResponseCode"]) for i in looks] == [
        ("Pending", "Pending", -1), ("InProgress", "In Progress", -1), ("Failed", "Failed", 3)], looks
    assert looks[1]["StandardOutputContent"] == "" and looks[1]["ExecutionStartDateTime"] == ""
    assert (looks[2]["StandardOutputContent"], looks[2]["StandardErrorContent"]) == ("so far", "no")
    assert aws.ssm.list_commands(CommandId=command["CommandId"])["Commands"][0]["Status"] == "Failed"


def check_output_is_cut(aws: Aws) -> None:
    """GetCommandInvocation: the first 24,000 characters of the output and the first 8,000 of the errors."""
    plan(aws, answers=[{"output": "x" * 30000, "error": "y" * 9000, "looks": 0}])
    found = aws.ssm.get_command_invocation(**sent(aws, machine(aws)))
    assert len(found["StandardOutputContent"]) == 24000 and len(found["StandardErrorContent"]) == 8000


def check_answers_by_text(aws: Aws) -> None:
    """The emulator's own: the answer that is meant for a script, once, and success for all others."""
    plan(aws, answers=[{"where": "mongosh", "exit_code": 1, "looks": 0}])
    instance_id = machine(aws)
    found = [aws.ssm.get_command_invocation(**sent(aws, instance_id, text))["Status"] for text in ("true", "mongosh", "mongosh")]
    assert found == ["Success", "Failed", "Success"], found
    try:
        plan(aws, answers=[{"status": "Tired"}])
        raise AssertionError("accepted")
    except urllib.error.HTTPError as error:
        assert error.code == 400


def check_time_runs_out(aws: Aws) -> None:
    """Understanding command statuses: Execution Timed Out and Delivery Timed Out are both TimedOut."""
    plan(aws, answers=[{"status": "Execution Timed Out", "output": "half", "looks": 0}])
    found = aws.ssm.get_command_invocation(**sent(aws, machine(aws)))
    assert (found["Status"], found["StatusDetails"], found["ResponseCode"]) == ("TimedOut", "Execution Timed Out", -1)
    assert found["StandardOutputContent"] == ""


def check_agents_come_and_go(aws: Aws) -> None:
    """DescribeInstanceInformation, PingStatus; InvalidInstanceId where no agent is registered; a command for one that is lost is
    not delivered in time."""
    instance_id = machine(aws)
    asked = {"Filters": [{"Key": "InstanceIds", "Values": [instance_id]}]}
    plan(aws, ping={instance_id: "ConnectionLost"})
    assert aws.ssm.describe_instance_information(**asked)["InstanceInformationList"][0]["PingStatus"] == "ConnectionLost"
    command = sent(aws, instance_id)
    found = [aws.ssm.get_command_invocation(**command)["StatusDetails"] for _ in range(2)]
    assert found == ["Pending", "Delivery Timed Out"], found
    plan(aws, ping={instance_id: None})
    assert aws.ssm.describe_instance_information(**asked)["InstanceInformationList"] == []
    aws.refused("InvalidInstanceId", aws.ssm.send_command, InstanceIds=[instance_id], **COMMAND)
    plan(aws)
    assert aws.ssm.describe_instance_information(**asked)["InstanceInformationList"][0]["PingStatus"] == "Online"


def check_cancel(aws: Aws) -> None:
    """CancelCommand: what has not ended ends as Cancelled; InvalidCommandId for one that is not there."""
    plan(aws, by_hand=True)
    command = sent(aws, machine(aws))
    assert aws.ssm.get_command_invocation(**command)["Status"] == "InProgress"
    aws.ssm.cancel_command(CommandId=command["CommandId"])
    assert aws.ssm.get_command_invocation(**command)["Status"] == "Cancelled"
    aws.refused("InvalidCommandId", aws.ssm.cancel_command, CommandId="00000000-0000-4000-8000-000000000000")
    plan(aws)


def check_by_hand(aws: Aws) -> None:
    """The emulator's own: a command ends when it is told how."""
    plan(aws, by_hand=True)
    command = sent(aws, machine(aws))
    assert aws.ssm.get_command_invocation(**command)["Status"] == "InProgress"
    plan(aws, "/done", command_id=command["CommandId"], instance_id=command["InstanceId"], output="done by hand")
    assert aws.ssm.get_command_invocation(**command)["StandardOutputContent"] == "done by hand"
    plan(aws)
