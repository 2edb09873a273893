"""AbstractFilter.checkCIDRList."""
from __future__ import annotations

import ipaddress
import re


def listed(text: str, address: str) -> bool:
    """AppSettings.fillFromInput, NetMask: blocks and single addresses, comma separated. What cannot be read lets nobody in, and keeps nobody out."""
    return allowed([block for part in re.split(r"\s*,\s*", text or "") if (block := _block(part))], address)


def _block(text: str):
    try:
        return ipaddress.ip_network(text.strip(), strict=False)
    except ValueError:
        return None


def allowed(blocks: list[str], address: str) -> bool:
    return any(ipaddress.ip_address(address) in ipaddress.ip_network(block) for block in blocks)
