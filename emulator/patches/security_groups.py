"""Security groups: names, descriptions and rules checked; a call with several rules is done whole or not at all.

AWS: CreateSecurityGroup (constraints of name and description; InvalidVpcID.NotFound; InvalidGroup.Duplicate: names are
compared without regard to case, while the group-name filter regards it), AuthorizeSecurityGroupIngress
and -Egress, RevokeSecurityGroup… (InvalidPermission.Duplicate, InvalidPermission.NotFound, InvalidParameterValue),
Security group rules (a CIDR is stored as its network: 10.0.0.1/8 becomes 10.0.0.0/8).
moto takes any VPC, name and port, keeps a CIDR as written, leaves the rules before a duplicate behind, answers only
the last permission's rules, takes two rules that differ in their description for two, and forgets the description of a
rule whose source is a group (SecurityGroupRule).
"""
from __future__ import annotations

import ipaddress
import re
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.responses import EC2Response

from emulator.hooks import AwsError, around, before, invalid_value

CHARACTERS = re.compile(r"[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]*")
SET = "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*"
IDS = re.compile(r"sg-[0-9a-f]{8}(?:[0-9a-f]{9})?")


def check_text(what: str, text: str) -> None:
    if len(text) > 255 or not CHARACTERS.fullmatch(text):
        raise invalid_value(f"Invalid {what}. Valid {what}s are strings less than 256 characters from the following "
                            f"set:  {SET}")


def check_new(self: Any) -> None:
    params = self._get_params()
    name, description, vpc_id = params.get("GroupName") or "", params.get("Description") or "", params.get("VpcId")
    if not name:
        raise AwsError("MissingParameter", "The request must contain the parameter groupName")
    if name.lower().startswith("sg-"):
        raise invalid_value(f"Invalid group name '{name}'. Group names may not be in the format sg-*.")
    if name.lower() == "default":
        raise invalid_value("Cannot use reserved security group name: default")
    check_text("security group name", name)
    check_text("security group description", description)
    if vpc_id and vpc_id not in self.ec2_backend.vpcs:
        raise AwsError("InvalidVpcID.NotFound", f"The vpc ID '{vpc_id}' does not exist")
    home = vpc_id or self.ec2_backend.get_default_vpc().id
    if any(g.name.lower() == name.lower() for g in self.ec2_backend.groups[home].values()):
        raise AwsError("InvalidGroup.Duplicate", f"The security group '{name}' already exists for VPC '{home}'")


def normal(cidr: str, version: int) -> str:
    try:
        network = ipaddress.ip_network(cidr, strict=False)
    except ValueError:
        network = None
    if network is None or network.version != version or "/" not in cidr:
        raise invalid_value(f"CIDR block {cidr} is malformed" if "/" in cidr
                            else f"Invalid value '{cidr}' for CIDR block.")
    return str(network)


def check_ports(permission: dict) -> None:
    protocol = str(permission.get("IpProtocol") or "").lower()
    low, high = permission.get("FromPort"), permission.get("ToPort")
    if protocol in ("-1", "all"):
        return
    if protocol in ("tcp", "udp", "6", "17"):
        if low is None or high is None:
            raise invalid_value("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.")
        for port in (int(low), int(high)):
            if not 0 <= port <= 65535:
                raise invalid_value(f"Invalid value '{port}' for port. TCP/UDP port ({port}) out of range")
        if int(low) > int(high):
            raise invalid_value(f"Invalid TCP/UDP port range ({low}:{high})")
    elif not protocol:
        raise AwsError("MissingParameter", "The request must contain the parameter ipProtocol")
    elif protocol not in ("icmp", "icmpv6", "1", "58") and not (protocol.isdigit() and int(protocol) <= 255):
        raise invalid_value(f"Invalid value '{protocol}' for IP protocol. Unknown protocol.")


def tidy(permission: dict) -> list[tuple]:
    """Checks a permission and writes its CIDRs as networks; answers a key for each of its rules."""
    if permission.get("IpProtocol") is None and not any(permission.get(k) for k in ("IpRanges", "UserIdGroupPairs")):
        return []
    check_ports(permission)
    common = (str(permission.get("IpProtocol")).lower(), permission.get("FromPort"), permission.get("ToPort"))
    keys: list[tuple] = []
    for name, field, version in (("IpRanges", "CidrIp", 4), ("Ipv6Ranges", "CidrIpv6", 6)):
        for entry in permission.get(name) or []:
            entry[field] = normal(entry.get(field) or "", version)
            check_text("rule description", entry.get("Description") or "")
            keys.append((*common, entry[field]))
    if permission.get("CidrIp"):
        permission["CidrIp"] = normal(permission["CidrIp"], 4)
    for entry in permission.get("UserIdGroupPairs") or []:
        check_text("rule description", entry.get("Description") or "")
        keys.append((*common, entry.get("GroupId") or entry.get("GroupName")))
    return keys


def tidy_request(self: Any) -> None:
    params = self._get_params()
    keys = [key for permission in params.get("IpPermissions") or [params] for key in tidy(permission)]
    if len(set(keys)) < len(keys):
        raise invalid_value("The same permission must not appear multiple times")


def group_of(self: Any) -> Any:
    params = self._get_params()
    group_id = params.get("GroupId")
    if group_id and not IDS.fullmatch(group_id):
        raise AwsError("InvalidGroupId.Malformed", f'Invalid id: "{group_id}" (expecting "sg-...")')
    group = self.ec2_backend.get_security_group_by_name_or_id(group_id or params.get("GroupName") or "")
    if group is None:
        raise AwsError("InvalidGroup.NotFound", f"The security group '{group_id or params.get('GroupName')}' does not "
                                                "exist")
    return group


def whole_or_nothing(verb: str, side: str) -> None:
    name = f"{verb}_security_group_{side}"

    @around(EC2Response, name)
    def change(original: Any, self: Any) -> Any:
        group = group_of(self)
        tidy_request(self)
        saved = list(group.ingress_rules), list(group.egress_rules)
        try:
            if verb == "revoke":
                return original(self)
            self.error_on_dryrun()
            made = []
            for arguments in self._process_rules_from_querystring():
                rules, _ = getattr(self.ec2_backend, name)(**arguments)
                made.extend(rules)
            return ActionResult({"Return": True, "SecurityGroupRules": made})
        except Exception:
            group.ingress_rules, group.egress_rules = saved
            raise


def key_of(rule: Any) -> tuple:
    return (rule.ip_protocol, rule.from_port, rule.to_port, rule.cidr_ipv4, rule.cidr_ipv6, rule.prefix_list_id,
            rule.source_group.get("GroupId") or rule.source_group.get("GroupName"))


def apply() -> None:
    before(EC2Response, "create_security_group")(check_new)
    for side in ("ingress", "egress"):
        for verb in ("authorize", "revoke"):
            whole_or_nothing(verb, side)
    SecurityGroupRule.__eq__ = lambda self, other: key_of(self) == key_of(other)  # type: ignore[method-assign]
    SecurityGroupRule.description = property(  # type: ignore[method-assign,assignment]
        lambda self: (self.ip_range or self.source_group).get("Description"))
