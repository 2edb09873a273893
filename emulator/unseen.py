"""What a call makes, and how a service refuses what it does not see yet.

AWS: EC2's error codes (Invalid….NotFound), the error codes of the Elastic Load Balancing API (…NotFound, InvalidSecurityGroup),
IAM's NoSuchEntity; CreateAutoScalingGroup answers ValidationError with the reason in its text.
"""
from __future__ import annotations

import re
from urllib.parse import parse_qs

from emulator.refusals import REASONS, shaped

#: By operation: the form of the id in the answer.
IDS = {
    "CreateVpc": r"vpc-[0-9a-f]{8,17}", "CreateSubnet": r"subnet-[0-9a-f]{8,17}", "CreateSecurityGroup": r"sg-[0-9a-f]{8,17}",
    "CreateInternetGateway": r"igw-[0-9a-f]{8,17}", "CreateRouteTable": r"rtb-[0-9a-f]{8,17}",
    "CreateLaunchTemplate": r"lt-[0-9a-f]{8,17}", "RunInstances": r"(?<![a-z])i-[0-9a-f]{8,17}",
    "CreateVolume": r"vol-[0-9a-f]{8,17}",
    "CreateLoadBalancer": r"arn:[^<]*:loadbalancer/[^<]+", "CreateTargetGroup": r"arn:[^<]*:targetgroup/[^<]+",
    "CreateListener": r"arn:[^<]*:listener/[^<]+", "CreateRule": r"arn:[^<]*:listener-rule/[^<]+",
}
#: IAM goes by names: the parameter that names it.
NAMES = {"CreateRole": "RoleName", "CreateInstanceProfile": "InstanceProfileName"}
EC2_CODES = {
    "vpc": "InvalidVpcID.NotFound", "subnet": "InvalidSubnetID.NotFound", "sg": "InvalidGroup.NotFound",
    "igw": "InvalidInternetGatewayID.NotFound", "rtb": "InvalidRouteTableID.NotFound",
    "lt": "InvalidLaunchTemplateId.NotFound", "i": "InvalidInstanceID.NotFound",
    "vol": "InvalidVolume.NotFound",
}
ELB_CODES = {"loadbalancer": "LoadBalancerNotFound", "targetgroup": "TargetGroupNotFound", "listener": "ListenerNotFound",
             "listener-rule": "RuleNotFound", "sg": "InvalidSecurityGroup", "subnet": "SubnetNotFound"}
#: Auto Scaling has one code for all, and says in words what it does not see.
AUTO_SCALING_WORDS = {
    "lt": "You must use a valid fully-formed launch template. The specified launch template, with template ID {}, does not exist.",
    "subnet": "The subnet ID '{}' does not exist",
    "targetgroup": "One or more target groups not found",
}


def name_made(operation: str, body: bytes, answer: str) -> str | None:
    """The id of what was made, or the parameter and name."""
    if operation in NAMES:
        values = parse_qs(body.decode()).get(NAMES[operation])
        return f"{NAMES[operation]}={values[0]}" if values else None
    found = re.search(IDS[operation], answer) if operation in IDS else None
    return found.group() if found else None


def refusal(service: str, operation: str, thing: str, form: dict[str, list[str]]) -> tuple[tuple, str] | None:
    """The answer to a call that refers to what is not seen yet, and its code; None when the call does not."""
    if service == "iam":
        name, _, value = thing.partition("=")
        refers = form.get(name) == [value] and operation not in NAMES
        return error(service, "NoSuchEntity", f"{value} cannot be found.") if refers else None
    # What is filtered by is only not found; what is named must be there. Subnets are named with commas between them (VPCZoneIdentifier).
    if not any(thing in value.split(",") for key, values in form.items() if not key.startswith("Filter") for value in values):
        return None
    kind = thing.split(":")[-1].split("/")[0] if thing.startswith("arn:") else thing.partition("-")[0]
    if service == "autoscaling":
        return error(service, "ValidationError", AUTO_SCALING_WORDS[kind].format(thing)) if kind in AUTO_SCALING_WORDS else None
    if service == "ec2":
        code = EC2_CODES.get(kind)
    elif service == "elasticloadbalancing":
        code = ELB_CODES.get(kind)
    else:
        code = None
    return error(service, code, f"The ID '{thing}' does not exist") if code else None


def error(service: str, code: str, message: str) -> tuple[tuple, str]:
    status = 404 if service == "iam" and code == "NoSuchEntity" else 400
    content_type, body = shaped(service, False, code, message, status)
    return (status, REASONS[status], content_type, body.encode()), code
