"""Instance types are offered in every region, in the other partitions too.

AWS: DescribeInstanceTypeOfferings.
moto has the offerings of the commercial regions only. Elsewhere each zone offers here what one of ap-south-1 offers.
"""
from __future__ import annotations

from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend
from moto.ec2.models.instance_types import INSTANCE_TYPE_OFFERINGS

MODEL = "ap-south-1"


def apply() -> None:
    places = {"availability-zone": lambda zone: zone.name, "availability-zone-id": lambda zone: zone.zone_id}
    types = sorted({o["InstanceType"] for o in INSTANCE_TYPE_OFFERINGS["region"][MODEL]})
    for region, zones in RegionsAndZonesBackend.zones.items():
        if region in INSTANCE_TYPE_OFFERINGS["region"]:
            continue
        INSTANCE_TYPE_OFFERINGS["region"][region] = [
            {"InstanceType": t, "Location": region, "LocationType": "region"} for t in types]
        for kind, place in places.items():
            INSTANCE_TYPE_OFFERINGS[kind][region] = [
                {"InstanceType": t, "Location": place(zone), "LocationType": kind} for zone in zones for t in types]
