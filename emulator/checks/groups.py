"""Auto scaling groups."""
from __future__ import annotations

import json

from emulator.checks.support import Aws


def check_name_taken(aws: Aws) -> None:
    """CreateAutoScalingGroup: AlreadyExists for the name of a group that is there."""
    name = aws.scaling_group(size=0)
    aws.refused("AlreadyExists", aws.scaling_group, AutoScalingGroupName=name)


def check_sizes(aws: Aws) -> None:
    """CreateAutoScalingGroup, DesiredCapacity: from MinSize to MaxSize, both included."""
    aws.refused("ValidationError", aws.scaling_group, MinSize=4, MaxSize=2)
    aws.refused("ValidationError", aws.scaling_group, size=9)
    name = aws.scaling_group(size=0)
    aws.refused("ValidationError", aws.autoscaling.set_desired_capacity, "above max value",
                AutoScalingGroupName=name, DesiredCapacity=9)
    aws.refused("ValidationError", aws.autoscaling.update_auto_scaling_group, AutoScalingGroupName=name,
                DesiredCapacity=9)


def check_unknown_things(aws: Aws) -> None:
    """Auto scaling, Common Errors: ValidationError is the code for parameters that cannot be used."""
    arn = f"arn:aws:elasticloadbalancing:{aws.region}:123456789012:targetgroup/missing/0123456789abcdef"
    aws.refused("ValidationError", aws.scaling_group, template="missing")
    aws.refused("ValidationError", aws.scaling_group, version="9")
    aws.refused("ValidationError", aws.scaling_group, VPCZoneIdentifier="subnet-0123456789abcdef0")
    aws.refused("ValidationError", aws.scaling_group, TargetGroupARNs=[arn])


def check_template_that_cannot_launch(aws: Aws) -> None:
    """CreateAutoScalingGroup: ValidationError for a launch template that no instance can be launched from."""
    bad = aws.template(IamInstanceProfile={"Name": "missing"})
    aws.refused("ValidationError", aws.scaling_group, "valid fully-formed launch template", template=bad)


def check_instances_from_the_whole_template(aws: Aws) -> None:
    """Create a launch template for an Auto Scaling group (user guide): every parameter of the template holds; tags
    with PropagateAtLaunch come on top; subnets are filled evenly."""
    name = aws.scaling_group(aws.template(
        MetadataOptions={"HttpTokens": "required"}, IamInstanceProfile={"Name": aws.profile()},
        TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "a", "Value": "1"}]}]), size=2,
        Tags=[{"Key": "own", "Value": "2", "PropagateAtLaunch": True}])
    members = aws.members(name)
    assert len({m["AvailabilityZone"] for m in members}) == 2
    instance = aws.instance(members[0]["InstanceId"])
    tags = {t["Key"]: t["Value"] for t in instance["Tags"]}
    assert (tags["a"], tags["own"], tags["aws:autoscaling:groupName"]) == ("1", "2", name)
    assert instance["MetadataOptions"]["HttpTokens"] == "required" and "IamInstanceProfile" in instance


def check_latest_version_is_launched_and_named(aws: Aws) -> None:
    """LaunchTemplateSpecification, Version: $Latest is the newest one at each launch; Instance, LaunchTemplate: the
    version that the instance has come from."""
    template = aws.template()
    name = aws.scaling_group(template)
    aws.ec2.create_launch_template_version(LaunchTemplateName=template, SourceVersion="1",
                                           LaunchTemplateData={"InstanceType": "c5.xlarge"})
    aws.autoscaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=2)
    found = [(m["InstanceType"], m["LaunchTemplate"]["Version"]) for m in aws.members(name)]
    assert found == [("c5.large", "1"), ("c5.xlarge", "2")], found


def check_targets_follow(aws: Aws) -> None:
    """Auto Scaling user guide, autoscaling-load-balancer: a target is registered when its instance is launched and
    deregistered when it is terminated."""
    arn = aws.target_group()
    name = aws.scaling_group(size=2, TargetGroupARNs=[arn])

    def same() -> bool:
        return aws.targets(arn) == {m["InstanceId"] for m in aws.members(name)}

    assert same()
    aws.ec2.terminate_instances(InstanceIds=[aws.members(name)[0]["InstanceId"]])
    assert len(aws.members(name)) == 2 and same(), "after a replacement"
    aws.autoscaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=1)
    assert len(aws.members(name)) == 1 and same(), "after scaling in"


def check_activities(aws: Aws) -> None:
    """DescribeScalingActivities: one activity a launch or termination, newest first; StatusCode Successful."""
    name = aws.scaling_group(size=1)
    aws.autoscaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=0)
    found = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=name)["Activities"]
    assert [a["Description"].split(":")[0] for a in found] == [
        "Terminating EC2 instance", "Launching a new EC2 instance"], found
    assert {a["StatusCode"] for a in found} == {"Successful"} and all(a["Cause"] and a["EndTime"] for a in found)


def check_failed_launch_is_an_activity(aws: Aws) -> None:
    """Troubleshoot issues in Amazon EC2 Auto Scaling (user guide): the group stays; the activity has status Failed,
    and its StatusMessage ends with the note that the launch failed."""
    group = aws.group()
    name = aws.scaling_group(aws.template(SecurityGroupIds=[group]), size=0)
    aws.ec2.delete_security_group(GroupId=group)
    aws.autoscaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=1)
    found = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=name)["Activities"][0]
    assert found["StatusCode"] == "Failed" and found["StatusMessage"].endswith("Launching EC2 instance failed.")
    assert not aws.members(name)


def check_delete_with_instances(aws: Aws) -> None:
    """DeleteAutoScalingGroup: ResourceInUse while the group has instances; ForceDelete terminates them."""
    name = aws.scaling_group(size=1)
    instance = aws.members(name)[0]["InstanceId"]
    aws.refused("ResourceInUse", aws.autoscaling.delete_auto_scaling_group, AutoScalingGroupName=name)
    aws.autoscaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True)
    assert aws.instance(instance)["State"]["Name"] == "terminated"
    aws.refused("ValidationError", aws.autoscaling.delete_auto_scaling_group, "not found", AutoScalingGroupName=name)


def tracking(value: float = 50.0, **predefined: str) -> dict:
    return {"PolicyName": "p", "PolicyType": "TargetTrackingScaling", "TargetTrackingConfiguration": {
        "TargetValue": value, "PredefinedMetricSpecification": {
            "PredefinedMetricType": "ASGAverageCPUUtilization", **predefined}}}


def check_policy_answer(aws: Aws) -> None:
    """PutScalingPolicy: the answer has PolicyARN and the Alarms made for target tracking; ScalingPolicy, Enabled."""
    name = aws.scaling_group(size=0)
    answer = aws.autoscaling.put_scaling_policy(AutoScalingGroupName=name, **tracking())
    assert answer["PolicyARN"].endswith(f"autoScalingGroupName/{name}:policyName/p") and len(answer["Alarms"]) == 2
    found = aws.autoscaling.describe_policies(AutoScalingGroupName=name)["ScalingPolicies"][0]
    assert found["Enabled"] is True and found["Alarms"] == answer["Alarms"]
    assert "PredictiveScalingConfiguration" not in found


def check_policy_refused(aws: Aws) -> None:
    """PutScalingPolicy: ValidationError for a group that is not there; PredefinedMetricSpecification, ResourceLabel:
    app/NAME/ID/targetgroup/NAME/ID."""
    put = aws.autoscaling.put_scaling_policy
    aws.refused("ValidationError", put, AutoScalingGroupName="missing", **tracking())
    name = aws.scaling_group(size=0)
    aws.refused("ValidationError", put, AutoScalingGroupName=name, **tracking(0.0))
    aws.refused("ValidationError", put, AutoScalingGroupName=name,
                **tracking(PredefinedMetricType="ALBRequestCountPerTarget", ResourceLabel="app/x/1"))


def check_policies_of_two_groups(aws: Aws) -> None:
    """PutScalingPolicy, PolicyName: unique within its group; DeleteAutoScalingGroup: the policies go too."""
    names = [aws.scaling_group(size=0) for _ in range(2)]
    for name in names:
        aws.autoscaling.put_scaling_policy(AutoScalingGroupName=name, **tracking())
    assert all(aws.autoscaling.describe_policies(AutoScalingGroupName=n)["ScalingPolicies"] for n in names)
    aws.autoscaling.delete_auto_scaling_group(AutoScalingGroupName=names[0])
    left = {p["AutoScalingGroupName"] for p in aws.autoscaling.describe_policies()["ScalingPolicies"]}
    assert names[0] not in left and names[1] in left


def check_settings_come_back(aws: Aws) -> None:
    """CreateAutoScalingGroup, HealthCheckGracePeriod: 0 unless given; AutoScalingGroup shows what was given."""
    name = aws.scaling_group(size=0, DefaultCooldown=0, DefaultInstanceWarmup=42, MaxInstanceLifetime=86400)
    found = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
    assert (found["HealthCheckGracePeriod"], found["DefaultCooldown"]) == (0, 0), found
    assert (found.get("DefaultInstanceWarmup"), found.get("MaxInstanceLifetime")) == (42, 86400), found
    aws.autoscaling.enable_metrics_collection(AutoScalingGroupName=name, Granularity="1Minute")
    found = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
    assert len(found["EnabledMetrics"]) > 7
    aws.refused("ValidationError", aws.autoscaling.create_or_update_tags, Tags=[
        {"ResourceId": "missing", "ResourceType": "auto-scaling-group", "Key": "a", "Value": "b",
         "PropagateAtLaunch": True}])



def check_settings_change(aws: Aws) -> None:
    """UpdateAutoScalingGroup: each setting can be changed, and what is left out stays; MaxInstanceLifetime 0 clears it;
    a launch template takes the place of a mixed instances policy."""
    def now() -> dict:
        return aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]

    template = aws.template()
    name = aws.scaling_group(template, size=0)
    aws.autoscaling.update_auto_scaling_group(
        AutoScalingGroupName=name, DefaultCooldown=0, TerminationPolicies=["NewestInstance"], CapacityRebalance=True,
        NewInstancesProtectedFromScaleIn=True, MaxInstanceLifetime=86400)
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=name, MaxSize=5)
    group = now()
    assert (group["DefaultCooldown"], group["TerminationPolicies"]) == (0, ["NewestInstance"])
    assert (group["CapacityRebalance"], group["NewInstancesProtectedFromScaleIn"]) == (True, True)
    specification = {"LaunchTemplateName": template, "Version": "$Latest"}
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=name, MaxInstanceLifetime=0, MixedInstancesPolicy={
        "LaunchTemplate": {"LaunchTemplateSpecification": specification, "Overrides": [{"InstanceType": "c5.large"}]}})
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=name, MaxSize=6)
    group = now()
    assert group["MaxInstanceLifetime"] == 0 and "MixedInstancesPolicy" in group and "LaunchTemplate" not in group
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=name, LaunchTemplate=specification)
    group = now()
    assert "MixedInstancesPolicy" not in group and group["LaunchTemplate"]["Version"] == "$Latest"


def check_unhealthy_members_are_replaced(aws: Aws) -> None:
    """Health checks for instances in an Auto Scaling group (user guide): a member that does not run counts as
    unhealthy and is replaced; so is one marked by SetInstanceHealth; the process ReplaceUnhealthy can be suspended."""
    name = aws.scaling_group(size=1)
    for spoil in (lambda i: aws.ec2.stop_instances(InstanceIds=[i]),
                  lambda i: aws.autoscaling.set_instance_health(InstanceId=i, HealthStatus="Unhealthy")):
        old = aws.members(name)[0]["InstanceId"]
        spoil(old)
        assert [m["InstanceId"] for m in aws.members(name)] != [old] and len(aws.members(name)) == 1
        assert aws.instance(old)["State"]["Name"] == "terminated"
    aws.autoscaling.suspend_processes(AutoScalingGroupName=name, ScalingProcesses=["ReplaceUnhealthy", "Launch"])
    old = aws.members(name)[0]["InstanceId"]
    aws.ec2.stop_instances(InstanceIds=[old])
    assert [(m["InstanceId"], m["HealthStatus"]) for m in aws.members(name)] == [(old, "Unhealthy")]
    aws.autoscaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=2)
    assert len(aws.members(name)) == 1


def check_launches_that_aws_refuses(aws: Aws) -> None:
    """EC2 error codes (InsufficientInstanceCapacity, VcpuLimitExceeded), Troubleshoot issues in Amazon EC2 Auto Scaling
    (user guide): RunInstances is refused with the code, a group's activity has the message and names the place."""
    name = aws.scaling_group(size=0)
    for launches, code, words in (("capacity", "InsufficientInstanceCapacity", "do not have sufficient c5.large capacity"),
                                  ("quota", "VcpuLimitExceeded", "current vCPU limit")):
        aws.trouble(launches=launches)
        try:
            aws.refused(code, aws.run, words)
            aws.autoscaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=1)
        finally:
            aws.trouble()
        found = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=name)["Activities"][0]
        assert found["StatusCode"] == "Failed" and words in found["StatusMessage"], found
        assert found["Description"].startswith("Launching a new EC2 instance.  Status Reason: ") and found["EndTime"]
        assert set(json.loads(found["Details"])) == {"Subnet ID", "Availability Zone"}, found["Details"]
        assert not aws.members(name)
        aws.autoscaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=0)


def check_launch_without_the_key(aws: Aws) -> None:
    """Required AWS KMS key policy for use with encrypted volumes: EC2 launches the instance and ends it; the activity
    has failed with Client.InternalError."""
    name = aws.scaling_group(size=0)
    aws.trouble(launches="key")
    try:
        aws.autoscaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=1)
    finally:
        aws.trouble()
    found = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=name)["Activities"][0]
    assert found["StatusMessage"].endswith("Client.InternalError: Client error on launch"), found
    assert found["StatusCode"] == "Failed" and not aws.members(name)


def check_instance_without_the_key(aws: Aws) -> None:
    """Instance terminates immediately (EC2 guide): RunInstances succeeds, and then the instance is terminated."""
    aws.trouble(launches="key")
    try:
        made = aws.run()
    finally:
        aws.trouble()
    found = aws.instance(made)
    assert found["State"]["Name"] == "terminated", found
    assert found["StateReason"] == {"Code": "Client.InternalError", "Message": "Client.InternalError: Client error on launch"}


def check_refused_by_plan(aws: Aws) -> None:
    """Common Errors: each service has its own shape for code and message."""
    operations = ("DescribeVpcs", "DescribeLoadBalancers", "GetParameter")
    aws.trouble(refuse={operation: ["AccessDenied", "said so"] for operation in operations})
    try:
        aws.refused("AccessDenied", aws.ec2.describe_vpcs, "said so")
        aws.refused("AccessDenied", aws.elbv2.describe_load_balancers, "said so")
        aws.refused("AccessDenied", aws.ssm.get_parameter, "said so", Name="x")
    finally:
        aws.trouble()
    assert aws.ec2.describe_vpcs()["Vpcs"]


def check_marketplace_without_subscription(aws: Aws) -> None:
    """EC2 error codes, OptInRequired: an image of AWS Marketplace needs a subscription; Auto Scaling refuses a group of
    such a template with ValidationError."""
    image = aws.ec2.describe_images(Owners=["aws-marketplace"])["Images"][0]["ImageId"]
    template = aws.template(ImageId=image)
    aws.trouble(launches="subscription")
    try:
        aws.refused("OptInRequired", aws.run, "accept terms and subscribe", ImageId=image)
        aws.refused("ValidationError", aws.scaling_group, "accept terms and subscribe", template=template)
        aws.run()
    finally:
        aws.trouble()


def check_launch_that_is_under_way(aws: Aws) -> None:
    """Activity: StatusCode and Progress of one that is not through, which has no EndTime; Instance lifecycle: Pending."""
    arn = aws.target_group()
    aws.trouble(launches="slow")
    try:
        name = aws.scaling_group(size=1, TargetGroupARNs=[arn])
        assert [m["LifecycleState"] for m in aws.members(name)] == ["Pending"] and not aws.targets(arn)
        found = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=name)["Activities"][0]
        assert found["StatusCode"] == "PreInService" and found["Progress"] < 100 and "EndTime" not in found, found
    finally:
        aws.trouble()
    assert [m["LifecycleState"] for m in aws.members(name)] == ["InService"] and len(aws.targets(arn)) == 1
    found = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=name)["Activities"][0]
    assert found["StatusCode"] == "Successful" and found["EndTime"]


def check_target_that_fails_its_check(aws: Aws) -> None:
    """TargetHealth: Reason and Description are there where the state is not healthy."""
    arn = aws.target_group()
    name = aws.scaling_group(size=1, TargetGroupARNs=[arn])
    instance = aws.members(name)[0]["InstanceId"]
    said = ["unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [502]"]
    aws.trouble(targets={instance: said})
    try:
        found = aws.elbv2.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"][0]["TargetHealth"]
        assert [found["State"], found["Reason"], found["Description"]] == said
    finally:
        aws.trouble()
    assert aws.targets(arn) == {instance}


def check_number_of_tags(aws: Aws) -> None:
    """CreateOrUpdateTags, CreateAutoScalingGroup: LimitExceeded beyond 50 tags of a group; another value of a tag that
    the group has is no more of them."""
    def tags(*numbers: int) -> list[dict]:
        return [{"Key": f"t{n}", "Value": "v", "PropagateAtLaunch": False, "ResourceId": group,
                 "ResourceType": "auto-scaling-group"} for n in numbers]

    group = aws.scaling_group(size=0)
    call = aws.autoscaling.create_or_update_tags
    call(Tags=tags(*range(50)))
    call(Tags=tags(49))
    aws.refused("LimitExceeded", call, Tags=tags(50))
    aws.autoscaling.delete_tags(Tags=tags(0))
    call(Tags=tags(50))
    aws.refused("LimitExceeded", aws.autoscaling.create_auto_scaling_group, AutoScalingGroupName=aws.name("asg"),
                MinSize=0, MaxSize=1, VPCZoneIdentifier=aws.subnet_ids(1)[0], Tags=tags(*range(51)),
                LaunchTemplate={"LaunchTemplateName": aws.template(), "Version": "$Latest"})
