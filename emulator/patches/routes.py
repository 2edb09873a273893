"""Routes to what is gone are blackholes; a subnet is in one route table; addresses of a subnet.

AWS: Route (state blackhole: "the specified gateway isn't attached to the VPC", or the target was deleted),
AssociateRouteTable (Resource.AlreadyAssociated for a subnet of another route table), RunInstances (PrivateIpAddress of
the subnet's range and free: InvalidParameterValue, InvalidIPAddress.InUse; without one, EC2 takes any free address).
moto says active of every route, leaves the subnet where it is, and gives a freed address to the next instance.
"""
from __future__ import annotations

import ipaddress
from typing import Any

from moto.ec2.models.internet_gateways import InternetGateway
from moto.ec2.models.route_tables import Route, RouteBackend
from moto.ec2.models.subnets import Subnet

from emulator.hooks import AwsError, around, before, invalid_value

def leads_nowhere(route: Any) -> bool:
    backend = route.route_table.ec2_backend
    if isinstance(route.gateway, InternetGateway):
        vpc = route.gateway.vpc
        return vpc is None or vpc.id != route.route_table.vpc_id
    if route.instance is not None:
        return route.instance.state == "terminated"
    if route.nat_gateway is not None:
        return route.nat_gateway.id not in backend.nat_gateways or route.nat_gateway.state in ("deleting", "deleted")
    return route.interface is not None and route.interface.id not in backend.enis


def apply() -> None:
    Route.state = property(  # type: ignore[assignment, method-assign]
        lambda self: "blackhole" if leads_nowhere(self) else "active")

    @before(RouteBackend, "associate_route_table")
    def associate(self: Any, route_table_id: str, gateway_id: str | None = None, subnet_id: str | None = None) -> None:
        for table in self.route_tables.values():
            if table.id != route_table_id and subnet_id is not None and subnet_id in table._associations.values():
                raise AwsError("Resource.AlreadyAssociated",
                               f"the specified association for route table {route_table_id} conflicts with an existing "
                               "association")

    @around(Subnet, "get_available_subnet_ip")
    def free_address(original: Any, self: Any, instance: Any) -> str:
        # A freed address only when no other is left.
        freed, self._unused_ips = self._unused_ips, set()
        try:
            return original(self, instance)
        except StopIteration:
            self._unused_ips, freed = freed, set()
            return original(self, instance)
        finally:
            self._unused_ips |= freed

    @before(Subnet, "request_ip")
    def wanted_address(self: Any, ip: str, instance: Any) -> None:
        if ipaddress.ip_address(ip) not in self.cidr:
            raise invalid_value(f"Address {ip} does not fall within the subnet's address range")
        if ip in self._subnet_ips:
            raise AwsError("InvalidIPAddress.InUse", f"Address {ip} is in use.")
