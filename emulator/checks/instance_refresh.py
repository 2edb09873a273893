"""Instance refresh: how it goes, how it is stopped, and what it leaves."""
from __future__ import annotations

from emulator.checks.support import Aws

ROLLING = {"MinHealthyPercentage": 100, "MaxHealthyPercentage": 110, "SkipMatching": True}


def newer(aws: Aws, template: str, **data: str) -> dict:
    """A further version of the template, as a desired configuration."""
    made = aws.ec2.create_launch_template_version(
        LaunchTemplateName=template, SourceVersion="1", LaunchTemplateData=data or {"InstanceType": "c5.xlarge"})
    return {"LaunchTemplate": {"LaunchTemplateName": template,
                               "Version": str(made["LaunchTemplateVersion"]["VersionNumber"])}}


def look(aws: Aws, name: str) -> dict:
    return aws.autoscaling.describe_instance_refreshes(AutoScalingGroupName=name)["InstanceRefreshes"][0]


def follow(aws: Aws, name: str, until: tuple = ("Successful", "Failed", "RollbackSuccessful", "RollbackFailed")) -> list:
    seen = [look(aws, name)]
    while seen[-1]["Status"] not in until:
        assert len(seen) < 30, [s["Status"] for s in seen]
        seen.append(look(aws, name))
    return seen


def versions(aws: Aws, name: str) -> list[str]:
    return [m["LaunchTemplate"]["Version"] for m in aws.members(name)]


def sick_image(aws: Aws) -> str:
    """One that no other check uses."""
    images = aws.ec2.describe_images(Owners=["099720109477"], Filters=[{"Name": "architecture", "Values": ["x86_64"]}])["Images"]
    image = min((i for i in images if "jammy" in i["Name"]), key=lambda i: i["CreationDate"])["ImageId"]
    aws.ec2.create_tags(Resources=[image], Tags=[{"Key": "emulator:health", "Value": "unhealthy"}])
    return image


def check_all_are_replaced(aws: Aws) -> None:
    """StartInstanceRefresh: the members are replaced; InstanceRefreshInProgress for a second one meanwhile;
    CancelInstanceRefresh: ActiveInstanceRefreshNotFound."""
    template, arn = aws.template(), aws.target_group()
    name = aws.scaling_group(template, size=2, TargetGroupARNs=[arn])
    aws.refused("ActiveInstanceRefreshNotFound", aws.autoscaling.cancel_instance_refresh, AutoScalingGroupName=name)
    newer(aws, template)
    started = aws.autoscaling.start_instance_refresh(AutoScalingGroupName=name, Preferences={"SkipMatching": True})
    aws.refused("InstanceRefreshInProgress", aws.autoscaling.start_instance_refresh, AutoScalingGroupName=name)
    seen = follow(aws, name)
    assert {s["InstanceRefreshId"] for s in seen} == {started["InstanceRefreshId"]}
    assert [s["Status"] for s in seen][0] == "Pending" and seen[-1]["EndTime"], seen
    members = aws.members(name)
    assert [(m["InstanceType"], m["LaunchTemplate"]["Version"]) for m in members] == [("c5.xlarge", "2")] * 2, members
    assert aws.targets(arn) == {m["InstanceId"] for m in members}


def check_new_before_old(aws: Aws) -> None:
    """RefreshPreferences, MaxHealthyPercentage above 100: a new instance comes before an old one goes; the group becomes
    what was desired when the refresh has succeeded; PercentageComplete grows."""
    template = aws.template()
    name = aws.scaling_group(template, version="1", size=2)
    desired = newer(aws, template)
    aws.autoscaling.start_instance_refresh(AutoScalingGroupName=name, DesiredConfiguration=desired, Preferences={**ROLLING, "BakeTime": 60})
    sizes, seen = [], []
    while not seen or seen[-1]["Status"] != "Successful":
        assert len(seen) < 30
        seen.append(look(aws, name))
        sizes.append(len(aws.members(name)))
    assert min(sizes) == 2 and max(sizes) == 3, sizes
    percent = [s["PercentageComplete"] for s in seen]
    assert percent == sorted(percent) and 50 in percent and percent[-1] == 100, percent
    assert "Baking" in [s["Status"] for s in seen]
    group = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
    assert group["LaunchTemplate"]["Version"] == "2" and versions(aws, name) == ["2", "2"]


def check_what_matches_is_skipped(aws: Aws) -> None:
    """RefreshPreferences, SkipMatching: what matches the desired configuration is not replaced."""
    template = aws.template()
    name = aws.scaling_group(template, version="1", size=1)
    before = aws.members(name)[0]["InstanceId"]
    aws.autoscaling.start_instance_refresh(AutoScalingGroupName=name, Preferences=ROLLING, DesiredConfiguration={
        "LaunchTemplate": {"LaunchTemplateName": template, "Version": "1"}})
    assert follow(aws, name)[-1]["Status"] == "Successful" and aws.members(name)[0]["InstanceId"] == before


def check_preferences_refused(aws: Aws) -> None:
    """RefreshPreferences: MaxHealthyPercentage only with MinHealthyPercentage, at most 100 apart; a rollback needs a
    desired configuration and a numbered version."""
    name = aws.scaling_group(size=0)
    for preferences in ({"MaxHealthyPercentage": 150}, {"MinHealthyPercentage": 50, "MaxHealthyPercentage": 200},
                        {"MinHealthyPercentage": 100, "MaxHealthyPercentage": 110, "AutoRollback": True}):
        aws.refused("ValidationError", aws.autoscaling.start_instance_refresh, AutoScalingGroupName=name,
                    Preferences=preferences)


def check_an_unhealthy_instance_fails_it(aws: Aws) -> None:
    """InstanceRefresh, Status Failed with a StatusReason; with AutoRollback RollbackInProgress, then RollbackSuccessful,
    and the group is as before."""
    for automatic, ends in ((False, "Failed"), (True, "RollbackSuccessful")):
        template, arn = aws.template(), aws.target_group()
        name = aws.scaling_group(template, version="1", size=2, TargetGroupARNs=[arn])
        desired = newer(aws, template, ImageId=sick_image(aws))
        aws.autoscaling.start_instance_refresh(AutoScalingGroupName=name, DesiredConfiguration=desired,
                                               Preferences={**ROLLING, "AutoRollback": automatic})
        seen = follow(aws, name)
        assert seen[-1]["Status"] == ends and seen[-1]["StatusReason"], seen[-1]
        group = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
        assert group["LaunchTemplate"]["Version"] == "1"
        if automatic:
            assert versions(aws, name) == ["1", "1"] and seen[-1]["RollbackDetails"]["RollbackReason"]
        assert len(aws.targets(arn)) == 2, "the old ones served all the time"


def check_rollback_and_cancel(aws: Aws) -> None:
    """RollbackInstanceRefresh: what was replaced is replaced back; IrreversibleInstanceRefresh where the group uses
    $Latest; CancelInstanceRefresh: Cancelling, then Cancelled, and what was replaced stays."""
    template = aws.template()
    name = aws.scaling_group(template, version="1", size=2)
    aws.refused("ActiveInstanceRefreshNotFound", aws.autoscaling.rollback_instance_refresh, AutoScalingGroupName=name)
    desired = newer(aws, template)

    def half() -> None:
        aws.autoscaling.start_instance_refresh(AutoScalingGroupName=name, DesiredConfiguration=desired, Preferences=ROLLING)
        while look(aws, name)["PercentageComplete"] < 50:
            pass

    half()
    aws.autoscaling.rollback_instance_refresh(AutoScalingGroupName=name)
    assert follow(aws, name)[-1]["Status"] == "RollbackSuccessful" and versions(aws, name) == ["1", "1"]
    half()
    aws.autoscaling.cancel_instance_refresh(AutoScalingGroupName=name)
    assert follow(aws, name, ("Cancelled",))[-1]["Status"] == "Cancelled" and "2" in versions(aws, name)
    latest = aws.scaling_group(template, size=1)
    aws.autoscaling.start_instance_refresh(AutoScalingGroupName=latest, DesiredConfiguration=desired)
    aws.refused("IrreversibleInstanceRefresh", aws.autoscaling.rollback_instance_refresh, AutoScalingGroupName=latest)


def check_protected_instances_are_waited_for(aws: Aws) -> None:
    """RefreshPreferences, ScaleInProtectedInstances: Wait holds the refresh until the protection is taken off;
    Refresh replaces them; Ignore leaves them."""
    for choice in ("Wait", "Refresh", "Ignore"):
        template = aws.template()
        name = aws.scaling_group(template, version="1", size=1)
        member = aws.members(name)[0]["InstanceId"]
        protect = {"AutoScalingGroupName": name, "InstanceIds": [member]}
        aws.autoscaling.set_instance_protection(**protect, ProtectedFromScaleIn=True)
        aws.autoscaling.start_instance_refresh(AutoScalingGroupName=name, DesiredConfiguration=newer(aws, template),
                                               Preferences={**ROLLING, "ScaleInProtectedInstances": choice})
        if choice == "Wait":
            assert [look(aws, name)["Status"] for _ in range(8)][-1] == "InProgress" and "1" in versions(aws, name)
            aws.autoscaling.set_instance_protection(**protect, ProtectedFromScaleIn=False)
        follow(aws, name)
        assert versions(aws, name) == (["1"] if choice == "Ignore" else ["2"]), choice
