"""Routes, route tables and addresses of subnets."""
from __future__ import annotations

from emulator.checks.support import Aws


def states(aws: Aws, table: str) -> dict[str, str]:
    routes = aws.ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"][0]["Routes"]
    return {route["DestinationCidrBlock"]: route["State"] for route in routes}


def check_detached_gateway_is_a_blackhole(aws: Aws) -> None:
    """Route, State: blackhole while the gateway is not attached to the VPC."""
    vpc, _ = aws.network("10.20.0.0/16", "10.20.0.0/24")
    gateway = aws.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    aws.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = aws.ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    aws.ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    assert states(aws, table) == {"10.20.0.0/16": "active", "0.0.0.0/0": "active"}
    aws.ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    assert states(aws, table) == {"10.20.0.0/16": "active", "0.0.0.0/0": "blackhole"}
    aws.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    assert states(aws, table)["0.0.0.0/0"] == "active"


def check_subnet_has_one_table(aws: Aws) -> None:
    """AssociateRouteTable: Resource.AlreadyAssociated while the subnet is in another route table."""
    vpc, subnet = aws.network("10.21.0.0/16", "10.21.0.0/24")
    first, second = [aws.ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"] for _ in range(2)]
    association = aws.ec2.associate_route_table(RouteTableId=first, SubnetId=subnet)["AssociationId"]
    aws.refused("Resource.AlreadyAssociated", aws.ec2.associate_route_table, RouteTableId=second, SubnetId=subnet)
    aws.ec2.replace_route_table_association(AssociationId=association, RouteTableId=second)


def check_freed_address_is_not_the_next_one(aws: Aws) -> None:
    """RunInstances: any free address of the subnet, not that of the instance that was terminated last."""
    _, subnet = aws.network("10.22.0.0/16", "10.22.0.0/24")
    interface = {"DeviceIndex": 0, "SubnetId": subnet, "AssociatePublicIpAddress": True, "DeleteOnTermination": True}
    first = aws.run(NetworkInterfaces=[interface])
    address = aws.instance(first)["PrivateIpAddress"]
    aws.ec2.terminate_instances(InstanceIds=[first])
    assert aws.instance(aws.run(NetworkInterfaces=[interface]))["PrivateIpAddress"] != address


def check_wanted_address(aws: Aws) -> None:
    """RunInstances, PrivateIpAddress: of the subnet's range (InvalidParameterValue) and free (InvalidIPAddress.InUse)."""
    _, subnet = aws.network("10.23.0.0/16", "10.23.0.0/24")
    first = aws.run(SubnetId=subnet)
    address = aws.instance(first)["PrivateIpAddress"]
    interface = {"DeviceIndex": 0, "SubnetId": subnet, "PrivateIpAddress": address}
    aws.refused("InvalidIPAddress.InUse", aws.run, NetworkInterfaces=[interface])
    aws.refused("InvalidParameterValue", aws.run, NetworkInterfaces=[{**interface, "PrivateIpAddress": "10.99.0.4"}])
    aws.ec2.terminate_instances(InstanceIds=[first])
    assert aws.instance(aws.run(NetworkInterfaces=[interface]))["PrivateIpAddress"] == address


def check_protection_holds_for_callers_only(aws: Aws) -> None:
    """Termination protection: OperationNotPermitted of TerminateInstances; Auto Scaling terminates all the same."""
    group = aws.scaling_group(aws.template(DisableApiTermination=True))
    node = aws.members(group)[0]["InstanceId"]
    aws.refused("OperationNotPermitted", aws.ec2.terminate_instances, InstanceIds=[node])
    aws.autoscaling.delete_auto_scaling_group(AutoScalingGroupName=group, ForceDelete=True)
