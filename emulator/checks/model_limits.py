"""The limits of the services' models."""
from __future__ import annotations

from emulator.checks.support import Aws


def check_lengths(aws: Aws) -> None:
    """Auto Scaling, CreateAutoScalingGroup: a name has 1 to 255 characters (ValidationError)."""
    aws.refused("ValidationError", aws.autoscaling.create_auto_scaling_group, AutoScalingGroupName="a" * 256,
                MinSize=0, MaxSize=0, AvailabilityZones=["us-east-1a"])


def check_patterns(aws: Aws) -> None:
    """IAM, CreateRole: a name has letters, digits and _+=,.@- (ValidationError)."""
    aws.refused("ValidationError", aws.iam.create_role, RoleName="a role", AssumeRolePolicyDocument="{}")
