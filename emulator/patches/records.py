"""Records of a zone: none twice, and none of another type beside a CNAME.

AWS: ChangeResourceRecordSets (CREATE fails where the record exists; InvalidChangeBatch lists every message in
brackets), Supported DNS record types (a CNAME excludes all other records of its name), Values that you specify for
records (simple and other routing policies cannot be mixed for a name and type).
moto lets a CNAME stand beside other types, and finds a record that exists by the journal of changes only, so that one
with other values passes.
"""
from __future__ import annotations

from typing import Any

from moto.route53.models import Route53Backend

from emulator.hooks import AwsError, before


def dotted(name: str) -> str:
    return name.rstrip(".").lower() + "."


def conflict(zone: Any, change: dict) -> str | None:
    record = change["ResourceRecordSet"]
    name, kind, own = dotted(record["Name"]), record["Type"], record.get("SetIdentifier")
    same_name = [r for r in zone.rrsets if dotted(r.name) == name]
    exists = any(r.type == kind and r.set_identifier == own for r in same_name)
    if change["Action"] == "CREATE" and exists:
        return f"Tried to create resource record set [name='{name}', type='{kind}'] but it already exists"
    if change["Action"] == "DELETE":
        gone = f"Tried to delete resource record set [name='{name}', type='{kind}'] but it was not found"
        return None if exists else gone
    for other in same_name:
        if other.type != kind and "CNAME" in (other.type, kind):
            return (f"RRSet of type {kind} with DNS name {name} is not permitted because a conflicting RRSet of type "
                    f"{other.type} with the same DNS name already exists in zone {dotted(zone.name)}")
        if other.type == kind and (other.set_identifier is None) != (own is None):
            return (f"RRSet with DNS name {name}, type {kind}, SetIdentifier {own} cannot be created because a non "
                    "multivalue answer rrset exists with the same name and type.")
    return None


def apply() -> None:
    @before(Route53Backend, "change_resource_record_sets")
    def change(self: Any, zoneid: str, change_list: list[dict]) -> None:
        zone = self.get_hosted_zone(zoneid)
        found = [text for text in (conflict(zone, c) for c in change_list) if text]
        if found:
            raise AwsError("InvalidChangeBatch", f"[{', '.join(found)}]")
