"""Warm pools of auto scaling groups."""
from __future__ import annotations

from emulator.checks.support import Aws


def pool_of(aws: Aws, name: str) -> list[dict]:
    return aws.autoscaling.describe_warm_pool(AutoScalingGroupName=name)["Instances"]


def group_of(aws: Aws, name: str) -> dict:
    return aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]


def check_absolute_size(aws: Aws) -> None:
    """PutWarmPool: MinSize and MaxGroupPreparedCapacity alike give the pool a size of its own; the group tells it as
    WarmPoolSize, and its own instances are as many as before."""
    name = aws.scaling_group(size=1)
    aws.autoscaling.put_warm_pool(AutoScalingGroupName=name, MinSize=2, MaxGroupPreparedCapacity=2)
    members = pool_of(aws, name)
    assert [m["LifecycleState"] for m in members] == ["Warmed:Stopped"] * 2
    assert all(aws.instance(m["InstanceId"])["State"]["Name"] == "stopped" for m in members)
    group = group_of(aws, name)
    assert group["WarmPoolSize"] == 2 and group["WarmPoolConfiguration"]["MinSize"] == 2
    assert len(group["Instances"]) == 1


def check_size_by_the_group(aws: Aws) -> None:
    """PutWarmPool: without a size the pool is the difference between the group's MaxSize and its desired capacity."""
    name = aws.scaling_group(size=1)
    aws.autoscaling.put_warm_pool(AutoScalingGroupName=name)
    group = group_of(aws, name)
    assert group["WarmPoolSize"] == group["MaxSize"] - 1


def check_scale_out_takes_from_the_pool(aws: Aws) -> None:
    """Warm pools (user guide): the group draws on the pool when it scales out, and the pool is filled up again."""
    name = aws.scaling_group(size=1)
    aws.autoscaling.put_warm_pool(AutoScalingGroupName=name, MinSize=1, MaxGroupPreparedCapacity=1)
    ready = pool_of(aws, name)[0]["InstanceId"]
    aws.autoscaling.set_desired_capacity(AutoScalingGroupName=name, DesiredCapacity=2)
    assert ready in [m["InstanceId"] for m in aws.members(name) if m["LifecycleState"] == "InService"]
    assert aws.instance(ready)["State"]["Name"] == "running"
    again = pool_of(aws, name)
    assert len(again) == 1 and again[0]["InstanceId"] != ready


def check_delete(aws: Aws) -> None:
    """DeleteWarmPool: ResourceInUse while it has instances, unless ForceDelete; ValidationError where there is none."""
    name = aws.scaling_group(size=0)
    aws.refused("ValidationError", aws.autoscaling.delete_warm_pool, "No warm pool found", AutoScalingGroupName=name)
    aws.autoscaling.put_warm_pool(AutoScalingGroupName=name, MinSize=1, MaxGroupPreparedCapacity=1)
    ready = pool_of(aws, name)[0]["InstanceId"]
    aws.refused("ResourceInUse", aws.autoscaling.delete_warm_pool, AutoScalingGroupName=name)
    aws.autoscaling.delete_warm_pool(AutoScalingGroupName=name, ForceDelete=True)
    assert aws.instance(ready)["State"]["Name"] == "terminated"
    assert "WarmPoolConfiguration" not in group_of(aws, name)


def check_the_group_goes_with_its_pool(aws: Aws) -> None:
    """DeleteAutoScalingGroup: the force delete option also deletes the warm pool."""
    name = aws.scaling_group(size=1)
    aws.autoscaling.put_warm_pool(AutoScalingGroupName=name, MinSize=1, MaxGroupPreparedCapacity=1)
    aws.autoscaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True)
    found = aws.ec2.describe_instances(Filters=[{"Name": "tag:aws:autoscaling:groupName", "Values": [name]}])
    assert {i["State"]["Name"] for r in found["Reservations"] for i in r["Instances"]} == {"terminated"}
