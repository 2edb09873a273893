"""The token buckets of AWS's services: which a call takes from, how many tokens they hold and how many a second they regain.

EC2: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html. Each API has a bucket of its own.
Elastic Load Balancing: https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html.
    A bucket for each category, and one of the account that every call takes from as well.
Certificate Manager: https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html, requests a second of each API.
Route 53: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html, five requests a second of an account.
Systems Manager: https://docs.aws.amazon.com/general/latest/gr/ssm.html, 40 reads of parameters a second. Not published: for PutParameter
    AWS's support names 3 a second (https://github.com/github-aws-runners/terraform-aws-github-runner/issues/2944), and of 44 at
    once 20 were taken (https://github.com/sudolabs-io/aws-ssm-cli/issues/503).
Auto Scaling: one limit for all its APIs together (https://repost.aws/knowledge-center/autoscaling-api-calls-throttled), its size not
    published. IAM and STS: token buckets by API, not published
    (https://aws.amazon.com/blogs/security/how-to-monitor-and-query-iam-resources-at-scale-part-2/).

What is not published is a guess, and stands apart below: 5 a second, which is what EC2 gives to most calls that change something, with
a smaller burst than there, so that a client which hopes for more meets a refusal.
"""
from __future__ import annotations

from typing import NamedTuple

from emulator.calls import is_read


class Size(NamedTuple):
    tokens: float
    a_second: float


class Taken(NamedTuple):
    """What a call takes: so many tokens of the bucket of this name."""

    bucket: str
    size: Size
    tokens: int = 1


READ, UNFILTERED, CHANGE = Size(100, 20), Size(50, 10), Size(50, 5)
#: EC2's APIs that have figures of their own, so far as anybody here calls them.
EC2 = {
    "RunInstances": Size(5, 2), "StartInstances": Size(5, 2), "TerminateInstances": Size(100, 5), "CreateTags": Size(100, 10),
    "DeleteTags": Size(100, 10), "CreateLaunchTemplateVersion": Size(100, 5), "ModifyLaunchTemplate": Size(100, 5),
    "AssociateIamInstanceProfile": Size(100, 5), "DisassociateIamInstanceProfile": Size(100, 5),
    "ModifyInstanceMetadataOptions": Size(100, 5), "CreateNetworkInterface": Size(100, 5), "CreateVolume": Size(100, 5),
}
#: A smaller bucket for these reads where they have neither a filter nor pages.
EC2_UNFILTERED = ("DescribeInstances", "DescribeInstanceStatus", "DescribeNetworkInterfaces", "DescribeSecurityGroups",
                  "DescribeSnapshots", "DescribeSpotInstanceRequests", "DescribeVolumes")
#: A second bucket, of instances: who starts many at once takes so many tokens.
EC2_INSTANCES = {"RunInstances": Size(1000, 2), "StartInstances": Size(1000, 2),
                 "TerminateInstances": Size(1000, 20), "StopInstances": Size(1000, 20)}
ELB_ACCOUNT = Size(40, 10)
ELB = {"resource-intensive": Size(10, 0.2), "registration": Size(20, 4), "non-mutating": Size(40, 10), "mutating": Size(20, 3)}
ELB_SPECIAL = {"CreateLoadBalancer": "resource-intensive", "SetSubnets": "resource-intensive",
               "RegisterTargets": "registration", "DeregisterTargets": "registration"}
ACM = {"DescribeCertificate": Size(10, 10), "GetCertificate": Size(10, 10), "ListTagsForCertificate": Size(10, 10),
       "DeleteCertificate": Size(10, 10), "ListCertificates": Size(1, 1), "ImportCertificate": Size(1, 1)}
SSM_READS = ("GetParameter", "GetParameters", "GetParametersByPath")
#: Guesses, see above.
AUTO_SCALING, IAM, SSM_OTHER, ACM_OTHER = Size(20, 5), Size(20, 5), Size(20, 5), Size(5, 5)


def of(service: str, operation: str, parameters: dict) -> list[Taken]:
    """The buckets that a call takes from; none for a service that nothing is known of."""
    read = is_read(f"{service}:{operation}")
    if service == "ec2":
        return ec2(operation, parameters, read)
    if service == "elasticloadbalancing":
        category = ELB_SPECIAL.get(operation, "non-mutating" if read else "mutating")
        return [Taken(f"elb {category}", ELB[category]), Taken("elb account", ELB_ACCOUNT)]
    if service == "ssm":
        return [Taken("ssm reads of parameters", Size(40, 40)) if operation in SSM_READS
                else Taken(f"ssm {operation}", Size(20, 3) if operation == "PutParameter" else SSM_OTHER)]
    if service == "autoscaling":
        return [Taken("autoscaling", AUTO_SCALING)]
    if service == "route53":
        return [Taken("route53", Size(5, 5))]
    sizes = {"acm": (ACM, ACM_OTHER), "iam": ({}, IAM), "sts": ({}, IAM)}.get(service)
    return [Taken(f"{service} {operation}", sizes[0].get(operation, sizes[1]))] if sizes else []


def ec2(operation: str, parameters: dict, read: bool) -> list[Taken]:
    narrow = any(name.startswith(("Filter.", "MaxResults", "NextToken")) for name in parameters)
    if operation in EC2_UNFILTERED and not narrow:
        return [Taken(f"ec2 {operation}, unfiltered", UNFILTERED)]
    taken = [Taken(f"ec2 {operation}", EC2.get(operation, READ if read else CHANGE))]
    if operation in EC2_INSTANCES:
        many = int(parameters.get("MaxCount") or sum(name.startswith("InstanceId.") for name in parameters) or 1)
        taken.append(Taken(f"ec2 {operation}, instances", EC2_INSTANCES[operation], many))
    return taken
