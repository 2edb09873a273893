"""Systems Manager."""
from __future__ import annotations

from emulator.checks.support import Aws

COMMAND = {"DocumentName": "AWS-RunShellScript", "Parameters": {"commands": ["true"]}}


def check_secret_stays_secret(aws: Aws) -> None:
    """GetParameter, WithDecryption: only with it a SecureString is answered in plain text, without it as cipher
    text."""
    name = f"/check/{aws.name()}"
    aws.ssm.put_parameter(Name=name, Value="plain-text-secret", Type="SecureString")
    for found in (aws.ssm.get_parameter(Name=name)["Parameter"], aws.ssm.get_parameters(Names=[name])["Parameters"][0],
                  aws.ssm.get_parameters_by_path(Path=name.rpartition("/")[0])["Parameters"][0]):
        assert "plain-text-secret" not in found["Value"], found["Value"]
    assert aws.ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"] == "plain-text-secret"


def check_taken_without_overwrite(aws: Aws) -> None:
    """PutParameter: ParameterAlreadyExists for a name that is taken, unless Overwrite is given; tags and Overwrite
    exclude each other."""
    request = {"Name": f"/check/{aws.name()}", "Value": "1", "Type": "String"}
    aws.ssm.put_parameter(**request)
    aws.refused("ParameterAlreadyExists", aws.ssm.put_parameter, **request)
    aws.refused("ValidationException", aws.ssm.put_parameter, "tags and overwrite", Overwrite=True,
                Tags=[{"Key": "a", "Value": "b"}], **request)
    assert aws.ssm.put_parameter(Overwrite=True, **request)["Version"] == 2


def check_standard_tier_size(aws: Aws) -> None:
    """PutParameter, Value: 4 KB at most in the standard tier."""
    aws.refused("ValidationException", aws.ssm.put_parameter, Name=f"/check/{aws.name()}", Value="x" * 4097,
                Type="String")


def check_ubuntu_parameters(aws: Aws) -> None:
    """Finding public parameters (Systems Manager guide): /aws/service/canonical/ubuntu/server/… names the newest
    image."""
    prefix, images = "/aws/service/canonical/ubuntu/server", aws.ec2.describe_images(Owners=["099720109477"])["Images"]
    for release, volume, short in (("22.04", "ebs-gp2", "amd64"), ("22.04", "ebs-gp2", "arm64"),
                                   ("24.04", "ebs-gp3", "amd64"), ("24.04", "ebs-gp3", "arm64")):
        value = aws.ssm.get_parameter(Name=f"{prefix}/{release}/stable/current/{short}/hvm/{volume}/ami-id")[
            "Parameter"]["Value"]
        newest = max((i for i in images if f"{release}-{short}" in i["Name"]), key=lambda i: i["CreationDate"])
        assert value == newest["ImageId"], newest["Name"]


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
