"""Security groups and their rules."""
from __future__ import annotations

from emulator.checks.support import Aws


def rule(low: int, high: int | None = None, cidr: str = "0.0.0.0/0") -> dict:
    return {"IpProtocol": "tcp", "FromPort": low, "ToPort": high if high is not None else low,
            "IpRanges": [{"CidrIp": cidr}]}


def rules_of(aws: Aws, group: str) -> list[dict]:
    return aws.ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]["IpPermissions"]


def check_all_or_nothing(aws: Aws) -> None:
    """AuthorizeSecurityGroupIngress: a call fails or succeeds as a whole; InvalidPermission.Duplicate."""
    group = aws.group()
    allow = aws.ec2.authorize_security_group_ingress
    allow(GroupId=group, IpPermissions=[rule(22)])
    aws.refused("InvalidPermission.Duplicate", allow, GroupId=group, IpPermissions=[rule(80), rule(22), rule(81)])
    assert [r["FromPort"] for r in rules_of(aws, group)] == [22]
    allow(GroupId=group, IpPermissions=[rule(90)])
    aws.refused("InvalidPermission.NotFound", aws.ec2.revoke_security_group_ingress, GroupId=group,
                IpPermissions=[rule(90), rule(99)])
    assert [r["FromPort"] for r in rules_of(aws, group)] == [22, 90]


def check_every_rule_in_the_answer(aws: Aws) -> None:
    """AuthorizeSecurityGroupIngress: SecurityGroupRules has every rule that the call made."""
    made = aws.ec2.authorize_security_group_ingress(GroupId=aws.group(), IpPermissions=[rule(80), rule(81), rule(82)])
    assert len(made["SecurityGroupRules"]) == 3


def check_ports(aws: Aws) -> None:
    """EC2 error codes: InvalidParameterValue; IpPermission: FromPort and ToPort of TCP and UDP are the two ends of a
    range of ports."""
    group = aws.group()
    for low, high in ((60000, 50000), (70000, 70000), (-1, 80)):
        aws.refused("InvalidParameterValue", aws.ec2.authorize_security_group_ingress, GroupId=group,
                    IpPermissions=[rule(low, high)])
    assert not rules_of(aws, group)


def check_cidr_becomes_its_network(aws: Aws) -> None:
    """IpRange, CidrIp: a block is stored under its first address, whichever address was
    given."""
    group = aws.group()
    aws.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule(80, cidr="10.0.0.1/8")])
    assert rules_of(aws, group)[0]["IpRanges"] == [{"CidrIp": "10.0.0.0/8"}]
    aws.refused("InvalidPermission.Duplicate", aws.ec2.authorize_security_group_ingress, GroupId=group,
                IpPermissions=[rule(80, cidr="10.0.0.0/8")])
    aws.ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=[rule(80, cidr="10.9.9.9/8")])


def check_description_is_not_identity(aws: Aws) -> None:
    """InvalidPermission.Duplicate: protocol, ports and source make a rule, its description does not."""
    group, source = aws.group(), aws.group()
    for text, code in (("first", None), ("second", "InvalidPermission.Duplicate")):
        request = {"GroupId": group, "IpPermissions": [{
            "IpProtocol": "tcp", "FromPort": 5, "ToPort": 5,
            "UserIdGroupPairs": [{"GroupId": source, "Description": text}]}]}
        if code:
            aws.refused(code, aws.ec2.authorize_security_group_ingress, **request)
        else:
            aws.ec2.authorize_security_group_ingress(**request)


def check_description_of_a_rule_from_a_group(aws: Aws) -> None:
    """SecurityGroupRule, Description: also of a rule whose source is a group."""
    group = aws.group()
    made = aws.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[{
        "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "UserIdGroupPairs": [{"GroupId": group, "Description": "one another"}]}])
    ids = [rule["SecurityGroupRuleId"] for rule in made["SecurityGroupRules"]]
    found = aws.ec2.describe_security_group_rules(SecurityGroupRuleIds=ids)["SecurityGroupRules"]
    assert [rule["Description"] for rule in found] == ["one another"]


def check_names_and_descriptions(aws: Aws) -> None:
    """CreateSecurityGroup, GroupName: at most 255 characters, no sg- in front; it and the description have only ASCII
    letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*."""
    for name, description in (("sg-x", "d"), ("x" * 256, "d"), (aws.name(), "ü"), (aws.name(), "a<b")):
        aws.refused("InvalidParameterValue", aws.ec2.create_security_group, GroupName=name, Description=description,
                    VpcId=aws.vpc)


def check_unknown_vpc(aws: Aws) -> None:
    """EC2 error codes: InvalidVpcID.NotFound for a VPC that does not exist."""
    aws.refused("InvalidVpcID.NotFound", aws.ec2.create_security_group, GroupName=aws.name(), Description="d",
                VpcId="vpc-0123456789abcdef0")


def check_names_without_case(aws: Aws) -> None:
    """CreateSecurityGroup, GroupName: case-insensitive (InvalidGroup.Duplicate). DescribeSecurityGroups: filter values
    are case-sensitive; ? stands for one character."""
    name = aws.name("Group")
    group = aws.ec2.create_security_group(GroupName=name, Description="d", VpcId=aws.vpc)["GroupId"]
    aws.refused("InvalidGroup.Duplicate", aws.ec2.create_security_group, GroupName=name.lower(), Description="d",
                VpcId=aws.vpc)

    def named(value: str) -> list[str]:
        found = aws.ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": [value]}])
        return [g["GroupId"] for g in found["SecurityGroups"]]

    assert named(name.lower()) == []
    assert named("?" + name[1:]) == [group]
    other = aws.network()[0]
    aws.ec2.create_security_group(GroupName=name.lower(), Description="d", VpcId=other)
