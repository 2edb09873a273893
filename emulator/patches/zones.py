"""Local Zones that the account opts in to, and subnets on an Outpost.

AWS: ModifyAvailabilityZoneGroup, CreateSubnet (OutpostArn), Local Zones (EC2 guide): a zone is listed once its group is
opted in to, has no default subnet, and offers few instance types.
moto has neither.
"""
from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models import EC2Backend
from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend, Zone
from moto.ec2.responses import EC2Response

from emulator.hooks import added, around, invalid_value

#: Zone group: zone and its id.
GROUPS = {"ap-south-1-ccu-1": ("ap-south-1-ccu-1a", "aps1-ccu1-az1"),
          "us-west-2-lax-1": ("us-west-2-lax-1a", "usw2-lax1-az1")}
LOCAL = "local-zone"


def apply() -> None:
    zones = RegionsAndZonesBackend.zones

    @around(EC2Backend, "__init__")
    def start(original: Any, self: Any, region_name: str, *args: Any, **kwargs: Any) -> None:
        zones[region_name] = [zone for zone in zones.get(region_name, []) if zone.zone_type != LOCAL]
        original(self, region_name, *args, **kwargs)

    @added(EC2Response, "modify_availability_zone_group")
    def opt_in(self: Any) -> ActionResult:
        group = self._get_param("GroupName")
        name, zone_id = GROUPS.get(group, ("", ""))
        if not name.startswith(self.region):
            raise invalid_value(f"Value ({group}) for parameter groupName is invalid. Availability Zone Group not found.")
        if all(zone.name != name for zone in zones[self.region]):
            zones[self.region].append(Zone(name, self.region, zone_id, LOCAL))
        return ActionResult({"Return": True})

    @around(EC2Response, "create_subnet")
    def create(original: Any, self: Any) -> Any:
        answer = original(self)
        subnet = answer.result["Subnet"]
        subnet.outpost_arn = self._get_param("OutpostArn")
        if any(zone.name == subnet.availability_zone and zone.zone_type == LOCAL for zone in zones[self.region]):
            subnet.default_for_az = False
        return answer
