"""The token buckets of the calls that a deployment makes, until emulator/buckets.py is there: the same figures with the same sources.

EC2: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html. Each API has a bucket of its own.
Elastic Load Balancing: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html.
    A bucket for each category, and one of the account that every call takes from as well.
Certificate Manager: https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html.
Systems Manager: https://docs.aws.amazon.com/general/latest/gr/ssm.html, 40 reads of parameters a second. Not published: PutParameter, for
    which AWS's support names 3 a second (https://github.com/github-aws-runners/terraform-aws-github-runner/issues/2944).
Auto Scaling and IAM: not published. Assumed as much as EC2 gives to a call that changes something.
"""
from __future__ import annotations

from typing import NamedTuple


class Size(NamedTuple):
    tokens: float
    a_second: float


class Taken(NamedTuple):
    bucket: str
    size: Size


READ, CHANGE, ASSUMED = Size(100, 20), Size(50, 5), Size(20, 5)
ELB = {"resource-intensive": Size(10, 0.2), "non-mutating": Size(40, 10), "mutating": Size(20, 3), "account": Size(40, 10)}
SSM_READS = ("GetParameter", "GetParameters", "GetParametersByPath")


def of(service: str, operation: str, _: dict) -> list[Taken]:
    read = operation.startswith(("Describe", "Get"))
    if service == "elasticloadbalancing":
        category = "resource-intensive" if operation == "CreateLoadBalancer" else "non-mutating" if read else "mutating"
        return [Taken(f"elb {category}", ELB[category]), Taken("elb account", ELB["account"])]
    if service == "ec2" and operation == "RunInstances":
        return [Taken("ec2 RunInstances", Size(5, 2)), Taken("ec2 RunInstances, instances", Size(1000, 2))]
    if service == "ssm" and operation in SSM_READS:
        return [Taken("ssm reads of parameters", Size(40, 40))]
    if service == "autoscaling":
        return [Taken("autoscaling", ASSUMED)]
    sizes = {"ec2": READ if read else CHANGE, "acm": Size(10, 10)}
    return [Taken(f"{service} {operation}", Size(20, 3) if operation == "PutParameter" else sizes.get(service, ASSUMED))]
