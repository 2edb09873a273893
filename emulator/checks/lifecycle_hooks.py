"""Lifecycle hooks: what waits, for how long, and what ends the wait."""
from __future__ import annotations

from emulator.checks.instance_refresh import ROLLING, look, newer
from emulator.checks.support import Aws

ENDING, STARTING = "autoscaling:EC2_INSTANCE_TERMINATING", "autoscaling:EC2_INSTANCE_LAUNCHING"


def hook(aws: Aws, group: str, transition: str = ENDING, **more: object) -> dict:
    aws.autoscaling.put_lifecycle_hook(**{"AutoScalingGroupName": group, "LifecycleHookName": "wait", "LifecycleTransition": transition,
                                          "HeartbeatTimeout": 300, "DefaultResult": "CONTINUE", **more})
    return {"AutoScalingGroupName": group, "LifecycleHookName": "wait"}


def ahead(aws: Aws, seconds: int) -> None:
    aws.get(f"/emulator/clock?ahead={seconds}", "POST")


def states(aws: Aws, group: str) -> list[str]:
    return [m["LifecycleState"] for m in aws.members(group)]


def scaled_in(aws: Aws) -> tuple[str, str, dict]:
    """A group with one instance that waits to end."""
    group = aws.scaling_group()
    names = hook(aws, group)
    waiting = aws.members(group)[0]["InstanceId"]
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=0, DesiredCapacity=0)
    return group, waiting, names


def check_hook_settings(aws: Aws) -> None:
    """PutLifecycleHook: defaults, limits, what is left out of a change stays; LifecycleHook: GlobalTimeout."""
    group, calls = aws.scaling_group(), aws.autoscaling
    names = {"AutoScalingGroupName": group, "LifecycleHookName": "wait"}
    aws.refused("ValidationError", calls.put_lifecycle_hook, **names)
    calls.put_lifecycle_hook(**names, LifecycleTransition=ENDING)
    made = calls.describe_lifecycle_hooks(AutoScalingGroupName=group)["LifecycleHooks"][0]
    assert (made["HeartbeatTimeout"], made["GlobalTimeout"], made["DefaultResult"]) == (3600, 172800, "ABANDON"), made
    calls.put_lifecycle_hook(**names, HeartbeatTimeout=300)
    made = calls.describe_lifecycle_hooks(AutoScalingGroupName=group)["LifecycleHooks"][0]
    assert (made["LifecycleTransition"], made["HeartbeatTimeout"], made["GlobalTimeout"]) == (ENDING, 300, 30000), made
    assert "NotificationTargetARN" not in made and "RoleARN" not in made, made
    aws.refused("ValidationError", calls.put_lifecycle_hook, "30 and 7200", **names, HeartbeatTimeout=29)
    aws.refused("ValidationError", calls.delete_lifecycle_hook, "No Lifecycle Hook found", AutoScalingGroupName=group, LifecycleHookName="other")
    aws.refused("ValidationError", calls.describe_lifecycle_hooks, "not found", AutoScalingGroupName="nobody")


def check_scale_in_waits(aws: Aws) -> None:
    """Scale-in: deregistered, Terminating:Wait, not counted, until CompleteLifecycleAction."""
    targets = aws.target_group()
    group, waiting, names = scaled_in(aws)
    aws.autoscaling.attach_load_balancer_target_groups(AutoScalingGroupName=group, TargetGroupARNs=[targets])
    assert states(aws, group) == ["Terminating:Wait"] and aws.targets(targets) == set(), (states(aws, group), aws.targets(targets))
    assert aws.instance(waiting)["State"]["Name"] == "running"
    activity = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=group)["Activities"][0]
    assert activity["StatusCode"] == "MidLifecycleAction" and "EndTime" not in activity, activity
    aws.autoscaling.set_desired_capacity(AutoScalingGroupName=group, DesiredCapacity=1)
    assert sorted(states(aws, group)) == ["InService", "Terminating:Wait"], states(aws, group)
    aws.refused("ResourceInUse", aws.autoscaling.delete_auto_scaling_group, AutoScalingGroupName=group)
    aws.autoscaling.complete_lifecycle_action(**names, InstanceId=waiting, LifecycleActionResult="CONTINUE")
    assert states(aws, group) == ["InService"] and aws.instance(waiting)["State"]["Name"] == "terminated"
    text = "No active Lifecycle Action found with instance ID " + waiting
    aws.refused("ValidationError", aws.autoscaling.complete_lifecycle_action, text, **names, InstanceId=waiting, LifecycleActionResult="CONTINUE")
    aws.refused("ValidationError", aws.autoscaling.record_lifecycle_action_heartbeat, text, **names, InstanceId=waiting)


def check_heartbeat(aws: Aws) -> None:
    """RecordLifecycleActionHeartbeat begins the timeout anew; without it the default result takes effect."""
    group, waiting, names = scaled_in(aws)
    try:
        ahead(aws, 200)
        aws.autoscaling.record_lifecycle_action_heartbeat(**names, InstanceId=waiting)
        ahead(aws, 400)
        assert states(aws, group) == ["Terminating:Wait"]
        ahead(aws, 501)
        assert states(aws, group) == [] and aws.instance(waiting)["State"]["Name"] == "terminated"
    finally:
        ahead(aws, 0)


def check_global_timeout(aws: Aws) -> None:
    """LifecycleHook, GlobalTimeout: heartbeats help no longer than 100 times the timeout."""
    group, waiting, names = scaled_in(aws)
    try:
        for later in range(200, 29801, 200):
            ahead(aws, later)
            aws.autoscaling.record_lifecycle_action_heartbeat(**names, InstanceId=waiting)
        assert states(aws, group) == ["Terminating:Wait"]
        ahead(aws, 30001)
        assert states(aws, group) == []
    finally:
        ahead(aws, 0)


def check_terminate_waits(aws: Aws) -> None:
    """TerminateInstanceInAutoScalingGroup: waits as well; without a smaller group another one is launched meanwhile."""
    group = aws.scaling_group()
    names, waiting = hook(aws, group), aws.members(group)[0]["InstanceId"]
    aws.autoscaling.terminate_instance_in_auto_scaling_group(InstanceId=waiting, ShouldDecrementDesiredCapacity=False)
    assert sorted(states(aws, group)) == ["InService", "Terminating:Wait"], states(aws, group)
    aws.autoscaling.delete_lifecycle_hook(**names)
    assert states(aws, group) == ["InService"] and aws.instance(waiting)["State"]["Name"] == "terminated"


def check_force_delete_does_not_wait(aws: Aws) -> None:
    """DeleteAutoScalingGroup, ForceDelete: deletes outstanding lifecycle actions."""
    group, waiting, _ = scaled_in(aws)
    aws.autoscaling.delete_auto_scaling_group(AutoScalingGroupName=group, ForceDelete=True)
    assert aws.instance(waiting)["State"]["Name"] == "terminated"
    assert aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"] == []


def check_launch_waits(aws: Aws) -> None:
    """A launching hook: Pending:Wait, not registered, counted; ABANDON ends it, and another one is launched."""
    aws.trouble(launches="hooked")
    try:
        group, targets = aws.scaling_group(), aws.target_group()
        aws.autoscaling.attach_load_balancer_target_groups(AutoScalingGroupName=group, TargetGroupARNs=[targets])
        names = hook(aws, group, STARTING, DefaultResult="ABANDON")
        aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MaxSize=3, DesiredCapacity=2)
        aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MaxSize=4)
        assert sorted(states(aws, group)) == ["InService", "Pending:Wait"] and len(aws.targets(targets)) == 1, states(aws, group)
        waiting = next(m["InstanceId"] for m in aws.members(group) if m["LifecycleState"] == "Pending:Wait")
        aws.autoscaling.complete_lifecycle_action(**names, InstanceId=waiting, LifecycleActionResult="ABANDON")
        another = next(m["InstanceId"] for m in aws.members(group) if m["LifecycleState"] == "Pending:Wait")
        assert another != waiting and aws.instance(waiting)["State"]["Name"] == "terminated"
        aws.autoscaling.complete_lifecycle_action(**names, InstanceId=another, LifecycleActionResult="CONTINUE")
        assert states(aws, group) == ["InService", "InService"] and another in aws.targets(targets)
    finally:
        aws.trouble()


def check_hooks_of_a_new_group(aws: Aws) -> None:
    """CreateAutoScalingGroup, LifecycleHookSpecificationList: the first instance waits as well; an abandoned launch says why."""
    wait = {"LifecycleHookName": "wait", "LifecycleTransition": STARTING, "HeartbeatTimeout": 300, "DefaultResult": "ABANDON"}
    aws.refused("ValidationError", aws.scaling_group, "30 and 7200",
                LifecycleHookSpecificationList=[{**wait, "HeartbeatTimeout": 1}])
    aws.trouble(launches="hooked")
    try:
        group = aws.scaling_group(LifecycleHookSpecificationList=[wait])
        assert states(aws, group) == ["Pending:Wait"], states(aws, group)
        ahead(aws, 301)
        aws.members(group)
        activities = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=group)["Activities"]
        gone = next(a for a in activities if a["StatusCode"] == "Cancelled")
        assert gone["StatusMessage"].endswith("was abandoned: Heartbeat Timeout"), gone
        assert gone["StatusMessage"] in gone["Description"], gone
    finally:
        ahead(aws, 0)
        aws.trouble()


def check_warm_pool_waits(aws: Aws) -> None:
    """Use lifecycle hooks with a warm pool (user guide): Warmed:Pending:Wait before it rests, Pending:Wait when it leaves."""
    group = aws.scaling_group(size=0)
    names = hook(aws, group, STARTING, DefaultResult="CONTINUE")
    aws.trouble(launches="hooked")
    try:
        aws.autoscaling.put_warm_pool(AutoScalingGroupName=group, MinSize=1, MaxGroupPreparedCapacity=1)
        (warm,) = aws.autoscaling.describe_warm_pool(AutoScalingGroupName=group)["Instances"]
        assert warm["LifecycleState"] == "Warmed:Pending:Wait" and aws.instance(warm["InstanceId"])["State"]["Name"] == "running"
        aws.autoscaling.complete_lifecycle_action(**names, InstanceId=warm["InstanceId"], LifecycleActionResult="CONTINUE")
        (warm,) = aws.autoscaling.describe_warm_pool(AutoScalingGroupName=group)["Instances"]
        assert warm["LifecycleState"] == "Warmed:Stopped" and aws.instance(warm["InstanceId"])["State"]["Name"] == "stopped"
        aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MaxSize=1, DesiredCapacity=1)
        assert states(aws, group) == ["Pending:Wait"] and aws.members(group)[0]["InstanceId"] == warm["InstanceId"]
        aws.autoscaling.complete_lifecycle_action(**names, InstanceId=warm["InstanceId"], LifecycleActionResult="CONTINUE")
        assert states(aws, group) == ["InService"]
    finally:
        aws.trouble()


def check_other_limits_leave_what_waits(aws: Aws) -> None:
    """UpdateAutoScalingGroup: new limits move the desired capacity only as far as they ask for; what waits to end does not count."""
    group = aws.scaling_group(size=4)
    hook(aws, group)
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=0, DesiredCapacity=1)
    assert sorted(states(aws, group)) == ["InService", *["Terminating:Wait"] * 3], states(aws, group)
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=0, MaxSize=2)
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=group, MinSize=1, MaxSize=5)
    described = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"][0]
    assert described["DesiredCapacity"] == 1 and sorted(states(aws, group)) == ["InService", *["Terminating:Wait"] * 3], described


def check_refresh_waits(aws: Aws) -> None:
    """Instance refresh: what it replaces waits, and the refresh for that."""
    template = aws.template()
    group = aws.scaling_group(template=template)
    names = hook(aws, group)
    old = aws.members(group)[0]["InstanceId"]
    aws.autoscaling.start_instance_refresh(AutoScalingGroupName=group, Preferences=ROLLING, DesiredConfiguration=newer(aws, template))
    seen = [look(aws, group) for _ in range(10)][-1]
    assert seen["Status"] == "InProgress" and "lifecycle actions" in seen["StatusReason"], seen
    assert sorted(states(aws, group)) == ["InService", "Terminating:Wait"], states(aws, group)
    aws.autoscaling.complete_lifecycle_action(**names, InstanceId=old, LifecycleActionResult="CONTINUE")
    assert [look(aws, group) for _ in range(3)][-1]["Status"] == "Successful"
