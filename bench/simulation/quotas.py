"""What an account may have by default, and how many clusters of examples/01-guide.yaml that is."""
from __future__ import annotations

import math
from typing import NamedTuple

GENERAL = "https://docs.aws.amazon.com/general/latest/gr/"


class Quota(NamedTuple):
    name: str
    limit: int
    #: What a cluster takes of it, at its least size.
    each: int
    #: Of one Region, or of the whole account.
    regional: bool
    source: str

    @property
    def clusters(self) -> int:
        return self.limit // self.each


class Met(NamedTuple):
    name: str
    needed: int
    limit: int


QUOTAS = [
    Quota("vCPUs of On-Demand Standard instances", 5, 12, True, GENERAL + "ec2-service.html (an m5.xlarge and two c5.xlarge)"),
    Quota("Application Load Balancers", 50, 1, True, "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html"),
    Quota("Auto Scaling groups", 500, 2, True, "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html"),
    Quota("VPC security groups", 2500, 3, True, GENERAL + "vpc-service.html"),
    Quota("IAM roles", 1000, 1, False, "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"),
    Quota("IAM instance profiles", 1000, 1, False, "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"),
    Quota("network interfaces", 5000, 5, True, GENERAL + "vpc-service.html (three nodes, at least two of the load balancer)"),
    Quota("target groups", 3000, 2, True, "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html"),
    Quota("launch templates", 5000, 2, True, "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/launch-template-restrictions.html"),
    Quota("standard parameters", 10000, 3, True, GENERAL + "ssm.html (password, record and, while a run lasts, the right to write)"),
]


def met(in_account: int, in_region: int) -> list[Met]:
    """The quotas that so many clusters are too many for."""
    needed = [(quota, quota.each * (in_region if quota.regional else in_account)) for quota in QUOTAS]
    return [Met(quota.name, many, quota.limit) for quota, many in needed if many > quota.limit]


def places(clusters: int) -> int:
    """How many Regions, over all accounts, so many clusters need, once the vCPUs are raised as they must be for the first."""
    return max(math.ceil(clusters / quota.clusters) for quota in QUOTAS if quota.regional and quota.clusters)


def accounts(clusters: int) -> int:
    return max(math.ceil(clusters / quota.clusters) for quota in QUOTAS if not quota.regional)
