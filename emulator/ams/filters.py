"""AbstractFilter.checkCIDRList."""
from __future__ import annotations

import ipaddress


def allowed(blocks: list[str], address: str) -> bool:
    return any(ipaddress.ip_address(address) in ipaddress.ip_network(block) for block in blocks)
