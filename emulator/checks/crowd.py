"""An account that others use too."""
from __future__ import annotations

import urllib.error

from emulator.checks.support import Aws


def check_a_crowd_is_there_for_every_call(aws: Aws) -> None:
    """Not AWS's behaviour but README's: what others have is there for filters, names and pages, and works.
    (The pages: DescribeAutoScalingGroups, MaxRecords 50 by default.)"""
    assert aws.get("/emulator/crowd?n=60", "POST") == {"n": 60}
    others = {"Filters": [{"Name": "tag:cluster", "Values": ["other"]}]}
    assert len(aws.ec2.describe_security_groups(**others)["SecurityGroups"]) == 60
    assert len(aws.ec2.describe_launch_templates(**others)["LaunchTemplates"]) == 60
    assert len(aws.ec2.describe_instances(**others)["Reservations"]) == 60
    for describe, key in ((aws.elbv2.describe_load_balancers, "LoadBalancerName"), (aws.elbv2.describe_target_groups, "TargetGroupName")):
        listed = next(iter(v for v in describe(PageSize=400).values() if isinstance(v, list)))
        assert sum(entry[key].startswith("other-") for entry in listed) == 60
    assert "NextToken" in aws.autoscaling.describe_auto_scaling_groups()

    # A second crowd has names of its own, and what belongs to it works as if it had been made by calls.
    aws.get("/emulator/crowd?n=1", "POST")
    assert aws.elbv2.describe_load_balancers(Names=["other-60"])["LoadBalancers"][0]["State"]["Code"] == "active"
    aws.autoscaling.set_desired_capacity(AutoScalingGroupName="other-60", DesiredCapacity=1)
    assert len(aws.members("other-60")) == 1


def check_a_crowd_has_a_number(aws: Aws) -> None:
    """Not AWS's behaviour but README's: a crowd without a number is refused."""
    for wrong in ("", "?n=", "?n=0", "?n=-1", "?n=many", "?n=10001"):
        try:
            aws.get(f"/emulator/crowd{wrong}", "POST")
        except urllib.error.HTTPError as error:
            assert error.code == 400
        else:
            raise AssertionError(f"{wrong!r} was taken")
