"""The default VPC of a region has an internet gateway and a route to it.

AWS: Default VPCs (VPC guide): a public subnet in every zone, names resolved by DNS, an internet gateway, and a route
for 0.0.0.0/0 to it in the main route table.
moto's default VPC has neither.
"""
from __future__ import annotations

from typing import Any

from moto.ec2.models import EC2Backend

from emulator.hooks import around


def apply() -> None:
    @around(EC2Backend, "__init__")
    def start(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        vpc = self.get_default_vpc()
        if vpc is None:
            return
        gateway = self.create_internet_gateway()
        self.attach_internet_gateway(gateway.id, vpc.id)
        for table in self.describe_route_tables(filters={"vpc-id": vpc.id}):
            self.create_route(table.id, "0.0.0.0/0", None, gateway_id=gateway.id)
