"""Load balancers: checked, one a name, protected, with the ARN and the hosted zone of their type.

AWS: CreateLoadBalancer (idempotent: the same name and settings answer the same load balancer;
DuplicateLoadBalancerName, InvalidSecurityGroup, InvalidSubnet, SubnetNotFound; Name: at most 32 characters, letters,
digits, hyphens, not `internal-`; an Application Load Balancer needs subnets of two zones), DeleteLoadBalancer
(OperationNotPermitted while deletion protection is on), DescribeLoadBalancers (LoadBalancerNotFound), Elastic Load
Balancing endpoints and quotas (hosted zone ids).
moto makes a second one of the same name, checks nothing, and overlooks an unknown name after a known one.
"""
from __future__ import annotations

import re
from typing import Any

from moto.core.responses import ActionResult
from moto.elbv2.models import ELBv2Backend
from moto.elbv2.responses import ELBV2Response

from emulator.hooks import AwsError, around, before, validation

#: Application and network load balancers have hosted zones of their own.
HOSTED_ZONES = {
    "ap-south-1": ("ZP97RAFLXTNZK", "ZVDDRBQ08TROA"),
    "us-east-1": ("Z35SXDOTRQ7X7K", "Z26RNL4JYFTOTI"),
    "us-east-2": ("Z3AADJGX6KTTL2", "ZLMOA37VPKANP"),
    "us-west-2": ("Z1H1FL5HABSF5", "Z18D5FSROUN65G"),
    "eu-west-1": ("Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F"),
    "eu-central-1": ("Z215JYRZR1TBD5", "Z3F0SRJ5LGBH90"),
    "ap-southeast-1": ("Z1LMS91P8CMLE5", "ZKVM4W9LS7TM"),
}
NEEDED_ADDRESSES = 8


def check_name(name: str, what: str = "load balancer") -> None:
    if len(name) > 32:
        raise validation(f"The {what} name '{name}' cannot be longer than '32' characters")
    if not re.fullmatch(r"[A-Za-z0-9-]+", name):
        raise validation(f"The {what} name '{name}' can only contain characters that are alphanumeric characters and "
                         "hyphens(-)")
    if name.startswith("-") or name.endswith("-"):
        raise validation(f"The {what} name '{name}' cannot begin or end with a hyphen(-)")
    if name.startswith("internal-"):
        raise validation(f"The {what} name '{name}' cannot begin with 'internal-'")


def subnets_of(backend: Any, params: dict) -> list[Any]:
    wanted = params.get("Subnets") or [m["SubnetId"] for m in params.get("SubnetMappings") or []]
    known = {s.id: s for zone in backend.ec2_backend.subnets.values() for s in zone.values()}
    for subnet_id in wanted:
        if subnet_id not in known:
            raise AwsError("SubnetNotFound", f"The subnet ID '{subnet_id}' does not exist")
    return [known[s] for s in wanted]


def check_subnets(backend: Any, params: dict, kind: str) -> list[Any]:
    subnets = subnets_of(backend, params)
    if not subnets:
        raise validation("You must specify either subnets or subnet mappings")
    if len({s.vpc_id for s in subnets}) > 1:
        raise AwsError("InvalidConfigurationRequest", "The specified subnets belong to different VPCs")
    zones = [s.availability_zone for s in subnets]
    if len(set(zones)) < len(zones) and len({s.id for s in subnets}) > 1:
        raise AwsError("InvalidConfigurationRequest", "A load balancer cannot be attached to multiple subnets in the "
                                                      "same Availability Zone")
    if kind == "application" and len(set(zones)) < 2:
        raise validation("At least two subnets in two different Availability Zones must be specified")
    for subnet in subnets:
        if subnet.available_ip_address_count < NEEDED_ADDRESSES:
            raise AwsError("InvalidSubnet", f"Not enough IP space available in {subnet.id}. ELB requires at least "
                                            f"{NEEDED_ADDRESSES} free IP addresses in each subnet.")
    if params.get("Scheme", "internet-facing") == "internet-facing":
        gateways = backend.ec2_backend.internet_gateways.values()
        if not any(g.vpc and g.vpc.id == subnets[0].vpc_id for g in gateways):
            raise AwsError("InvalidSubnet", f"VPC {subnets[0].vpc_id} has no internet gateway")
    return subnets


def check_groups(backend: Any, groups: list[str], vpc_id: str) -> None:
    for group_id in groups:
        group = backend.ec2_backend.get_security_group_from_id(group_id)
        if group is None:
            raise AwsError("InvalidSecurityGroup", f"Security group '{group_id}' does not exist")
        if group.vpc_id != vpc_id:
            raise AwsError("InvalidConfigurationRequest", f"One or more security groups are invalid: '{group_id}' is "
                                                          f"not in VPC '{vpc_id}'")


def balancer_of(backend: Any, arn: str) -> Any:
    if arn not in backend.load_balancers:
        raise AwsError("LoadBalancerNotFound", f"Load balancer '{arn}' not found")
    return backend.load_balancers[arn]


def apply() -> None:
    @around(ELBV2Response, "create_load_balancer")
    def create(original: Any, self: Any) -> ActionResult:
        params, backend = self._get_params(), self.elbv2_backend
        name, kind = params.get("Name") or "", params.setdefault("Type", "application")
        check_name(name)
        if kind not in ("application", "network", "gateway"):
            raise validation(f"1 validation error detected: Value '{kind}' at 'type' failed to satisfy constraint: "
                             "Member must satisfy enum value set: [application, network, gateway]")
        scheme = params.setdefault("Scheme", "internet-facing")
        if scheme not in ("internet-facing", "internal"):
            raise validation(f"1 validation error detected: Value '{scheme}' at 'scheme' failed to satisfy "
                             "constraint: Member must satisfy enum value set: [internet-facing, internal]")
        subnets = check_subnets(backend, params, kind)
        groups = params.get("SecurityGroups") or []
        check_groups(backend, groups, subnets[0].vpc_id)
        if not groups and kind == "application":
            default = backend.ec2_backend.get_default_security_group(subnets[0].vpc_id)
            groups = params["SecurityGroups"] = [default.id]
        wanted = (kind, scheme, {s.id for s in subnets}, set(groups), params.get("IpAddressType") or "ipv4")
        for known in backend.load_balancers.values():
            if known.name == name:
                has = (known.type, known.scheme, {s.id for s in known.subnets}, set(known.security_groups or []),
                       known.ip_address_type)
                if has != wanted:
                    raise AwsError("DuplicateLoadBalancerName", f"A load balancer with the same name '{name}' exists, "
                                                                "but with different settings")
                return ActionResult({"LoadBalancers": [known]})
        answer = original(self)
        made = answer.result["LoadBalancers"][0]
        finish(backend, made, kind)
        return answer

    @around(ELBv2Backend, "describe_load_balancers")
    def describe(original: Any, self: Any, arns: Any, names: Any) -> list[Any]:
        if arns and names:
            raise validation("Load balancer names and load balancer ARNs cannot be specified at the same time")
        for what, wanted in (("arn", arns), ("name", names)):
            known = {getattr(b, what) for b in self.load_balancers.values()}
            missing = [w for w in wanted or [] if w not in known]
            if missing:
                raise AwsError("LoadBalancerNotFound", f"Load balancers '[{', '.join(missing)}]' not found")
        return original(self, arns, names)

    @before(ELBv2Backend, "delete_load_balancer")
    def delete(self: Any, arn: str) -> None:
        known = self.load_balancers.get(arn)
        if known and known.attrs.get("deletion_protection.enabled") == "true":
            raise AwsError("OperationNotPermitted", f"Load balancer '{arn}' cannot be deleted because deletion "
                                                    "protection is enabled")

    @before(ELBV2Response, "set_security_groups")
    def set_groups(self: Any) -> None:
        params, backend = self._get_params(), self.elbv2_backend
        balancer = balancer_of(backend, params["LoadBalancerArn"])
        groups = params.get("SecurityGroups") or []
        if not groups:
            raise validation("At least one security group must be specified")
        if balancer.type == "network" and not balancer.security_groups:
            raise AwsError("InvalidConfigurationRequest", "You cannot set security groups on a Network Load Balancer "
                                                          "that was created without security groups")
        check_groups(backend, groups, balancer.vpc_id)

    @around(ELBv2Backend, "add_tags")
    def add_tags(original: Any, self: Any, resource_arns: list[str], tags: list[dict]) -> None:
        """The quota is 50 tags; moto stops at 10."""
        for arn in resource_arns:
            self._get_resource_by_arn(arn)
            after = {**self.tagging_service.get_tag_dict_for_resource(arn), **{t["Key"]: t for t in tags}}
            if len(after) > 50:
                raise AwsError("TooManyTags", "The maximum number of tags on a resource is 50")
            self.tagging_service.tag_resource(arn, tags)

    @before(ELBV2Response, "set_subnets")
    def set_subnets(self: Any) -> None:
        params, backend = self._get_params(), self.elbv2_backend
        balancer = balancer_of(backend, params["LoadBalancerArn"])
        subnets = check_subnets(backend, {**params, "Scheme": balancer.scheme}, balancer.type)
        if subnets[0].vpc_id != balancer.vpc_id:
            raise AwsError("InvalidSubnet", f"The subnets are not in VPC '{balancer.vpc_id}' of the load balancer")


def finish(backend: Any, balancer: Any, kind: str) -> None:
    zones = HOSTED_ZONES.get(backend.region_name)
    if zones:
        balancer.canonical_hosted_zone_id = zones[0 if kind == "application" else 1]
    short = balancer.arn.rpartition("/")[2]
    inside = "internal-" if balancer.scheme == "internal" else ""
    suffix = ".com.cn" if backend.region_name.startswith("cn-") else ".com"
    if kind == "application":
        balancer.dns_name = (f"{inside}{balancer.name}-{int(short[:8], 16) % 10**10:010d}.{backend.region_name}."
                             f"elb.amazonaws{suffix}")
        balancer.attrs.setdefault("idle_timeout.timeout_seconds", "60")
        balancer.attrs["load_balancing.cross_zone.enabled"] = "true"
        return
    balancer.dns_name = f"{balancer.name}-{short}.elb.{backend.region_name}.amazonaws{suffix}"
    old, new = balancer.arn, balancer.arn.replace("/app/", f"/{'net' if kind == 'network' else 'gwy'}/")
    backend.load_balancers[new] = backend.load_balancers.pop(old)
    tags = backend.tagging_service.get_tag_dict_for_resource(old)
    backend.tagging_service.delete_all_tags_for_resource(old)
    backend.tagging_service.tag_resource(new, [{"Key": k, "Value": v} for k, v in tags.items()])
    balancer.arn = new
    if not balancer.security_groups:
        balancer.security_groups = []
