"""How long a call takes: AWS's own work by service, and the way there and back.

AWS publishes no such figures. Public measurements are few; what none was found for is `assumed`, and what it changes is shown
with the whole simulation at 30, 100 and 250 ms for every call.
"""
from __future__ import annotations

from typing import Callable, NamedTuple

Latency = Callable[[str], float]


class Figure(NamedTuple):
    seconds: float
    source: str


LOG = ("assumed: Terraform, with one to four calls each over the Internet, needs 0 to 3 s for each such thing, "
       "https://github.com/DavidGPowers/epcvip-devops-assessment/blob/main/OUTPUT_TERRAFORM_APPLY.md")
SERVICES = {
    "ec2": Figure(0.30, LOG),
    "elasticloadbalancing": Figure(0.25, LOG),
    "autoscaling": Figure(0.30, LOG),
    "iam": Figure(0.25, "254 ms for CreateRole from the USA, in the log of https://github.com/hashicorp/terraform-provider-aws/issues/34698"),
    "ssm": Figure(0.10, "assumed: no figure was found"),
    "acm": Figure(0.10, "assumed, as Systems Manager"),
}
CALLS = {
    "ec2:RunInstances": Figure(1.54, "1.54 s, https://www.daemonology.net/blog/2021-08-12-EC2-boot-time-benchmarking.html"),
    "elasticloadbalancing:CreateLoadBalancer": Figure(0.50, "assumed: twice the other calls, for it makes interfaces in two zones"),
}
READ = Figure(0.15, "114 to 171 ms for DescribeCluster of EKS, in the histogram of https://github.com/aws/karpenter-provider-aws/issues/5302")
#: The way there and back. A kept connection needs one, a new one (with HTTP) two.
WAYS = {
    "in the Region": Figure(0.001, "assumed: a millisecond within a Region"),
    "from another continent": Figure(0.134, "half of 267 ms for HTTP with a new connection, Ireland to Oregon, https://dzone.com/articles/aws-latency-index"),
}


def by_service(way: str) -> Latency:
    def latency(call: str) -> float:
        service, _, operation = call.partition(":")
        figure = CALLS.get(call) or (READ if operation.startswith(("Describe", "Get")) else SERVICES[service])
        return figure.seconds + WAYS[way].seconds
    return latency


def same(milliseconds: float) -> Latency:
    return lambda _: milliseconds / 1000
