"""Scheduled actions of groups."""
from __future__ import annotations

from datetime import datetime, timedelta, timezone

from emulator.checks.support import Aws


def at(minutes: float) -> datetime:
    return datetime.now(timezone.utc).replace(microsecond=0) + timedelta(minutes=minutes)


def put(aws: Aws, group: str, name: str, start: datetime, **more: object) -> None:
    aws.autoscaling.put_scheduled_update_group_action(AutoScalingGroupName=group, ScheduledActionName=name, StartTime=start, **more)


def left(aws: Aws, group: str) -> list[str]:
    return [a["ScheduledActionName"] for a in aws.autoscaling.describe_scheduled_actions(AutoScalingGroupName=group)["ScheduledUpdateGroupActions"]]


def sizes(aws: Aws, group: str) -> tuple[int, int, int]:
    found = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"][0]
    return found["MinSize"], found["MaxSize"], found["DesiredCapacity"]


def check_they_run(aws: Aws) -> None:
    """Scheduled scaling: at its time the action sets the sizes; the capacity moves to the nearest limit; then it is gone."""
    group = aws.scaling_group(size=1)
    before = sizes(aws, group)
    put(aws, group, "grow", at(10), MinSize=3, MaxSize=6)
    put(aws, group, "shrink", at(20), MinSize=0, MaxSize=2)
    assert sizes(aws, group) == before and left(aws, group) == ["grow", "shrink"]
    try:
        aws.get("/emulator/clock?ahead=660", "POST")
        assert sizes(aws, group) == (3, 6, 3) and left(aws, group) == ["shrink"]
        assert len(aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"][0]["Instances"]) == 3
        aws.get("/emulator/clock?ahead=1260", "POST")
        assert sizes(aws, group) == (0, 2, 2) and left(aws, group) == []
    finally:
        aws.get("/emulator/clock?ahead=0", "POST")


def check_refusals(aws: Aws) -> None:
    """PutScheduledUpdateGroupAction: not in the past, not without a size, not two at the same time, 125 a group; AlreadyExists, LimitExceeded."""
    group, when = aws.scaling_group(size=0), at(30)
    call, named = aws.autoscaling.put_scheduled_update_group_action, {"AutoScalingGroupName": group, "ScheduledActionName": "a"}
    aws.refused("ValidationError", call, "past", **named, StartTime=at(-1), MinSize=1)
    aws.refused("ValidationError", call, "At least one", **named, StartTime=when)
    aws.refused("ValidationError", call, "must be greater", **named, StartTime=when, MinSize=4, MaxSize=2)
    aws.refused("ValidationError", call, "end time", **named, StartTime=when, EndTime=at(20), MinSize=1)
    aws.refused("ValidationError", call, "255", AutoScalingGroupName=group, ScheduledActionName="a" * 256, StartTime=when, MinSize=1)
    aws.refused("ValidationError", call, "not found", AutoScalingGroupName=aws.name("missing"), ScheduledActionName="a", StartTime=when, MinSize=1)
    put(aws, group, "a", when, MinSize=1)
    put(aws, group, "a", when, MinSize=0)
    aws.refused("AlreadyExists", call, "this scheduled start time already exists", AutoScalingGroupName=group, ScheduledActionName="b", StartTime=when, MinSize=1)
    for n in range(124):
        put(aws, group, f"n{n}", at(60 + n), MinSize=0)
    aws.refused("LimitExceeded", call, AutoScalingGroupName=group, ScheduledActionName="more", StartTime=at(500), MinSize=1)
    pages = aws.autoscaling.get_paginator("describe_scheduled_actions").paginate(AutoScalingGroupName=group, PaginationConfig={"PageSize": 100})
    assert [len(p["ScheduledUpdateGroupActions"]) for p in pages] == [100, 25]


def check_they_are_of_a_group(aws: Aws) -> None:
    """ScheduledActionName: unique in a group; DeleteScheduledAction of one that is gone is a ValidationError; all go with the group."""
    one, other = aws.scaling_group(size=0), aws.scaling_group(size=0)
    put(aws, one, "same", at(30), MinSize=0)
    put(aws, other, "same", at(30), MinSize=0)
    aws.autoscaling.delete_scheduled_action(AutoScalingGroupName=one, ScheduledActionName="same")
    aws.refused("ValidationError", aws.autoscaling.delete_scheduled_action, AutoScalingGroupName=one, ScheduledActionName="same")
    assert (left(aws, one), left(aws, other)) == ([], ["same"])
    aws.autoscaling.delete_auto_scaling_group(AutoScalingGroupName=other, ForceDelete=True)
    assert left(aws, other) == []


def check_suspended(aws: Aws) -> None:
    """SuspendProcesses, ScheduledActions: nothing runs; ResumeProcesses lets it."""
    group = aws.scaling_group(size=0)
    put(aws, group, "grow", at(10), MinSize=1)
    aws.autoscaling.suspend_processes(AutoScalingGroupName=group, ScalingProcesses=["ScheduledActions"])
    try:
        aws.get("/emulator/clock?ahead=660", "POST")
        assert left(aws, group) == ["grow"]
        aws.autoscaling.resume_processes(AutoScalingGroupName=group)
        assert left(aws, group) == [] and sizes(aws, group)[0] == 1
    finally:
        aws.get("/emulator/clock?ahead=0", "POST")
