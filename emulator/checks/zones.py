"""Local Zones and Outposts."""
from __future__ import annotations

from emulator.checks.support import Aws


def check_local_zone(aws: Aws) -> None:
    """ModifyAvailabilityZoneGroup: a Local Zone is listed once its group is opted in to, and has no default subnet."""
    local = [{"Name": "zone-type", "Values": ["local-zone"]}]
    aws.ec2.modify_availability_zone_group(GroupName="ap-south-1-ccu-1", OptInStatus="opted-in")
    zones = aws.ec2.describe_availability_zones(Filters=local)["AvailabilityZones"]
    assert [z["ZoneName"] for z in zones] == ["ap-south-1-ccu-1a"], zones
    vpc, _ = aws.network()
    made = aws.ec2.create_subnet(VpcId=vpc, CidrBlock="10.9.7.0/24", AvailabilityZone="ap-south-1-ccu-1a")["Subnet"]
    assert made["DefaultForAz"] is False, made


def check_outpost(aws: Aws) -> None:
    """CreateSubnet, OutpostArn: DescribeSubnets gives it back."""
    arn = "arn:aws:outposts:ap-south-1:123456789012:outpost/op-0123456789abcdef0"
    vpc, _ = aws.network()
    made = aws.ec2.create_subnet(VpcId=vpc, CidrBlock="10.9.7.0/24", AvailabilityZone="ap-south-1a", OutpostArn=arn)
    found = aws.ec2.describe_subnets(SubnetIds=[made["Subnet"]["SubnetId"]])["Subnets"][0]
    assert found["OutpostArn"] == arn, found
