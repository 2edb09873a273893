"""Parameter Store."""
from __future__ import annotations

from emulator.checks.support import Aws

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
