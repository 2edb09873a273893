"""Which calls each change is, in their order. Held against what the plan says of each, so that it cannot drift unseen."""
from __future__ import annotations

from simulation.plan import Change

ELB = "elasticloadbalancing"
#: The first calls of a plan: all that is looked at, at the same time.
READING = [
    "ssm:GetParametersByPath", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeImages", "ec2:DescribeInstanceTypes",
    "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeKeyPairs", "ec2:DescribeLaunchTemplates", f"{ELB}:DescribeTargetGroups",
    f"{ELB}:DescribeTargetGroups", f"{ELB}:DescribeLoadBalancers", "autoscaling:DescribeAutoScalingGroups", "acm:DescribeCertificate"]
#: The right to write, and the record along with it; at the end the right is given back.
BEFORE, AFTER = ["ssm:PutParameter", "ssm:PutParameter"], ["ssm:DeleteParameters"]
MAKING = {
    "security group": ["ec2:CreateSecurityGroup"],
    "security group rules": ["ec2:AuthorizeSecurityGroupIngress"],
    "parameter": ["ssm:PutParameter"],
    "instance profile": ["iam:CreateInstanceProfile"],
    "role": ["iam:CreateRole"],
    "role policy": ["iam:PutRolePolicy"],
    "instance profile role": ["iam:AddRoleToInstanceProfile"],
    "instance": ["ec2:RunInstances"],
    "target group": [f"{ELB}:CreateTargetGroup", f"{ELB}:ModifyTargetGroupAttributes"],
    "launch template": ["ec2:CreateLaunchTemplate"],
    "auto scaling group": ["autoscaling:CreateAutoScalingGroup"],
    "scaling policy": ["autoscaling:PutScalingPolicy"],
    "load balancer": [f"{ELB}:CreateLoadBalancer"],
    "listener": [f"{ELB}:CreateListener"],
    "rule": [f"{ELB}:CreateRule"],
}
REMOVING_READS = [
    "ssm:GetParametersByPath", "ec2:DescribeInstances", "ec2:DescribeSecurityGroups", "ec2:DescribeLaunchTemplates",
    f"{ELB}:DescribeTargetGroups", f"{ELB}:DescribeLoadBalancers", f"{ELB}:DescribeListeners", f"{ELB}:DescribeRules",
    f"{ELB}:DescribeTags", "autoscaling:DescribeAutoScalingGroups", "iam:GetInstanceProfile"]
REMOVING_BEFORE, REMOVING_AFTER = ["ssm:PutParameter", "ssm:GetParametersByPath"], ["ssm:DeleteParameters", "ssm:DeleteParameters"]
#: With one look at what AWS needs time for.
REMOVING = {
    "load balancer": [f"{ELB}:DeleteLoadBalancer"],
    "auto scaling group": ["autoscaling:DeleteAutoScalingGroup", "autoscaling:DescribeAutoScalingGroups"],
    "launch template": ["ec2:DeleteLaunchTemplate"],
    "target group": [f"{ELB}:DeleteTargetGroup"],
    "instance": ["ec2:TerminateInstances", "ec2:DescribeInstances"],
    "security group": ["ec2:DeleteSecurityGroup"],
    "parameter": ["ssm:DeleteParameters"],
    "instance profile": ["iam:RemoveRoleFromInstanceProfile", "iam:DeleteInstanceProfile"],
    "role": ["iam:DeleteRolePolicy", "iam:DeleteRole"],
}


def differences(changes: list[Change], table: dict[str, list[str]]) -> list[str]:
    """Where the table says otherwise than the plan."""
    return [f"{c.name}: the plan says {c.calls} calls, the table {table.get(c.kind, [])}"
            for c in changes if len(table.get(c.kind, [])) != c.calls]
