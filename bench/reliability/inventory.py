"""What an account holds, so that two can be compared: everything of every kind with its settings, and neither ids nor times.

Ids are put down as the names of what they stand for, so that a reference to the wrong thing shows. Secrets are counted
and not read.
"""
from __future__ import annotations

import base64
import gzip
import json
import re
from itertools import zip_longest
from typing import Any

from reading import read

#: What differs from one run to the next although nothing is different.
VOLATILE = re.compile(
    r"(Time|Date|Timestamp|Fingerprint|DnsName|IpAddress|IpAddresses|MacAddress|Ipv6.*|ReservationId|ClientToken|AmiLaunchIndex"
    r"|CanonicalHostedZoneId|PublicKey|AttachmentId|RoleId|InstanceProfileId|KeyPairId|OwnerId|DataType|Association|Metrics|Alarms|StateTransitionReason"
    r"|RouteTableAssociationId|SecurityGroupRuleId|PrivateIpAddresses|NetworkInterfaces|HostId|Serial|AssociationId|KmsKeyId|ResponseMetadata|CapacityReservation.*)$")
#: Tags that note ids, or a digest of some: of the same cluster made again they say something else.
NOTES = {"amscluster:version", "amscluster:listeners"}
ID = re.compile(r"\b(?:i|vol|sg|subnet|vpc|igw|rtb|rtbassoc|eni|lt|acl|dopt|eni-attach|snap|key|sgr)-[0-9a-f]{8,17}\b")


def inventory(clients: dict[str, Any]) -> dict[str, list[str]]:
    """By kind, each thing as one line of JSON, in order."""
    found, names = read(clients)
    known = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, known))) if known else None

    def plain(text: str) -> str:
        text = pattern.sub(lambda m: f"<{names[m.group()]}>", text) if pattern else text
        return ID.sub(lambda m: f"<some {m.group().rpartition('-')[0]}>", text)

    def clean(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: clean(v, k) for k, v in sorted(value.items()) if not VOLATILE.search(k)}
        if isinstance(value, (list, tuple)):
            return sorted((clean(v, key) for v in value if not (isinstance(v, dict) and v.get("Key") in NOTES)), key=lambda v: json.dumps(v, sort_keys=True))
        if key == "UserData" and isinstance(value, str):
            data = base64.b64decode(value)
            # What is too long for EC2 is compressed; the bytes of that are not the same each time.
            value = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode()
        return plain(value) if isinstance(value, str) else value if isinstance(value, (int, float, bool, type(None))) else str(value)

    return {kind: sorted(json.dumps(clean(thing), sort_keys=True) for thing in things) for kind, things in found.items()}


def difference(clean: dict[str, list[str]], now: dict[str, list[str]]) -> tuple[list[str], int, int]:
    """What differs, in words, and how many things are too many: those of a kind that a clean run leaves none of (orphans),
    and those of a kind that it leaves fewer of (doubles)."""
    words: list[str] = []
    orphans = doubles = 0
    for kind in sorted({*clean, *now}):
        shall, have = clean.get(kind, []), now.get(kind, [])
        surplus, missing = rest(have, shall), rest(shall, have)
        more = max(0, len(have) - len(shall))
        orphans, doubles = (orphans + more, doubles) if not shall else (orphans, doubles + more)
        words += [f"{kind}: {len(have)} in place of {len(shall)}"] * (len(have) != len(shall))
        words += [told(here, there) for here, there in zip_longest(surplus, missing)]
    return words, orphans, doubles


def rest(these: list[str], those: list[str]) -> list[str]:
    left = list(those)
    return [line for line in these if line not in left or left.remove(line)]


def told(here: str | None, there: str | None) -> str:
    """What two things differ in; all of the one that has no other."""
    if here is None or there is None:
        return f"  {'+' if here else '-'} {(here or there)[:400]}"
    this, that = json.loads(here), json.loads(there)
    fields = [key for key in sorted({*this, *that}) if this.get(key) != that.get(key)]
    return "  ~ " + "; ".join(f"{key}: {str(this.get(key))[:150]} in place of {str(that.get(key))[:150]}" for key in fields)
