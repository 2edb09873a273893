"""Launch templates."""
from __future__ import annotations

import base64

from emulator.checks.support import Aws


def data_of(aws: Aws, name: str, version: str = "$Latest") -> dict:
    return aws.ec2.describe_launch_template_versions(
        LaunchTemplateName=name, Versions=[version])["LaunchTemplateVersions"][0]["LaunchTemplateData"]


def check_version_from_source(aws: Aws) -> None:
    """CreateLaunchTemplateVersion, SourceVersion: what the new version does not say it takes from the source."""
    name = aws.template(UserData=base64.b64encode(b"hello").decode(), KeyName="ant")
    aws.ec2.create_launch_template_version(LaunchTemplateName=name, SourceVersion="1",
                                           LaunchTemplateData={"InstanceType": "c5.xlarge"})
    data = data_of(aws, name)
    assert data["InstanceType"] == "c5.xlarge" and data.get("KeyName") == "ant", data
    assert data["UserData"] == base64.b64encode(b"hello").decode() and data["ImageId"]


def check_own_tags_stay_out_of_the_data(aws: Aws) -> None:
    """CreateLaunchTemplate, TagSpecification: tags of type launch-template are the template's own; instances are
    tagged by LaunchTemplateData."""
    name = aws.name("template")
    aws.ec2.create_launch_template(
        LaunchTemplateName=name, LaunchTemplateData={"InstanceType": "c5.large"},
        TagSpecifications=[{"ResourceType": "launch-template", "Tags": [{"Key": "own", "Value": "1"}]}])
    assert "TagSpecifications" not in data_of(aws, name)
    found = aws.ec2.describe_launch_templates(LaunchTemplateNames=[name])["LaunchTemplates"][0]
    assert found["Tags"] == [{"Key": "own", "Value": "1"}]


def check_own_tags_change(aws: Aws) -> None:
    """CreateTags: "Adds or overwrites only the specified tags for the specified Amazon EC2 resource"; DeleteTags."""
    name = aws.template()
    template = aws.ec2.describe_launch_templates(LaunchTemplateNames=[name])["LaunchTemplates"][0]["LaunchTemplateId"]
    aws.ec2.create_tags(Resources=[template], Tags=[{"Key": "later", "Value": "1"}])
    found = aws.ec2.describe_launch_templates(LaunchTemplateNames=[name])["LaunchTemplates"][0]
    assert {"Key": "later", "Value": "1"} in found["Tags"], found
    aws.ec2.delete_tags(Resources=[template], Tags=[{"Key": "later"}])
    found = aws.ec2.describe_launch_templates(LaunchTemplateNames=[name])["LaunchTemplates"][0]
    assert not [t for t in found.get("Tags", []) if t["Key"] == "later"], found


def check_repeated_token(aws: Aws) -> None:
    """CreateLaunchTemplate, CreateLaunchTemplateVersion: a repeated ClientToken makes nothing new."""
    request = {"LaunchTemplateName": aws.name("template"), "ClientToken": aws.name("token"),
               "LaunchTemplateData": {"InstanceType": "c5.large"}}
    first = aws.ec2.create_launch_template(**request)["LaunchTemplate"]["LaunchTemplateId"]
    assert aws.ec2.create_launch_template(**request)["LaunchTemplate"]["LaunchTemplateId"] == first
    aws.refused("InvalidLaunchTemplateName.AlreadyExistsException", aws.ec2.create_launch_template,
                **{**request, "ClientToken": aws.name("token")})
    version = {"LaunchTemplateName": request["LaunchTemplateName"], "ClientToken": aws.name("token"),
               "LaunchTemplateData": {"InstanceType": "c5.xlarge"}}
    numbers = [aws.ec2.create_launch_template_version(**version)["LaunchTemplateVersion"]["VersionNumber"]
               for _ in range(2)]
    assert numbers == [2, 2], numbers


def check_missing_by_id_and_name(aws: Aws) -> None:
    """EC2 error codes: InvalidLaunchTemplateId.NotFound, InvalidLaunchTemplateName.NotFoundException,
    InvalidLaunchTemplateId.VersionNotFound."""
    for operation in (aws.ec2.delete_launch_template, aws.ec2.describe_launch_template_versions):
        aws.refused("InvalidLaunchTemplateId.NotFound", operation, LaunchTemplateId="lt-0123456789abcdef0")
        aws.refused("InvalidLaunchTemplateName.NotFoundException", operation, LaunchTemplateName="missing")
    aws.refused("InvalidLaunchTemplateId.VersionNotFound", aws.ec2.run_instances, MinCount=1, MaxCount=1,
                LaunchTemplate={"LaunchTemplateName": aws.template(), "Version": "9"})


def check_delete_versions(aws: Aws) -> None:
    """DeleteLaunchTemplateVersions: each version is answered for by itself; the number of a deleted one is not given
    again."""
    name = aws.template()
    aws.ec2.create_launch_template_version(LaunchTemplateName=name, SourceVersion="1", LaunchTemplateData={})
    answer = aws.ec2.delete_launch_template_versions(LaunchTemplateName=name, Versions=["2", "7"])
    assert [v["VersionNumber"] for v in answer["SuccessfullyDeletedLaunchTemplateVersions"]] == [2]
    assert [v["ResponseError"]["Code"] for v in answer["UnsuccessfullyDeletedLaunchTemplateVersions"]] == [
        "launchTemplateVersionDoesNotExist"]
    made = aws.ec2.create_launch_template_version(LaunchTemplateName=name, SourceVersion="1", LaunchTemplateData={})
    assert made["LaunchTemplateVersion"]["VersionNumber"] == 3


def check_user_data_limit(aws: Aws) -> None:
    """RequestLaunchTemplateData, UserData: base64, 16 KB at most."""
    aws.refused("InvalidParameterValue", aws.ec2.create_launch_template, "16384",
                LaunchTemplateName=aws.name("template"), LaunchTemplateData={"UserData": base64.b64encode(b"x" * 16385).decode()})


def check_tags_put_on_later(aws: Aws) -> None:
    """CreateTags, DeleteTags, DescribeLaunchTemplates: a template shows the tags that it has now."""
    name = aws.template()
    template_id = aws.ec2.describe_launch_templates(LaunchTemplateNames=[name])["LaunchTemplates"][0]["LaunchTemplateId"]
    aws.ec2.create_tags(Resources=[template_id], Tags=[{"Key": "late", "Value": "1"}])
    assert {"Key": "late", "Value": "1"} in aws.ec2.describe_launch_templates(LaunchTemplateNames=[name])["LaunchTemplates"][0]["Tags"]
    aws.ec2.delete_tags(Resources=[template_id], Tags=[{"Key": "late"}])
    assert not [t for t in aws.ec2.describe_launch_templates(LaunchTemplateNames=[name])["LaunchTemplates"][0]["Tags"] if t["Key"] == "late"]
