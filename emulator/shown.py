"""Takes out of an answer in XML what AWS does not show yet, and shows what is still on its way in the state it is in."""
from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Callable

#: EC2 writes lists of <item>, the others of <member>.
ENTRIES = ("item", "member")
#: By what a list names its own things; other ids in it are references.
OWN = {"DescribeVpcs": "vpcId", "DescribeSubnets": "subnetId", "DescribeSecurityGroups": "groupId",
       "DescribeInternetGateways": "internetGatewayId", "DescribeRouteTables": "routeTableId",
       "DescribeLaunchTemplates": "launchTemplateId", "DescribeInstances": "instanceId",
       "DescribeLoadBalancers": "LoadBalancerArn", "DescribeTargetGroups": "TargetGroupArn",
       "DescribeListeners": "ListenerArn", "DescribeRules": "RuleArn", "DescribeTargetHealth": "Id"}


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def child(element: ET.Element, *path: str) -> ET.Element | None:
    for name in path:
        found = [c for c in element if local(c) == name]
        if not found:
            return None
        element = found[0]
    return element


def entries(root: ET.Element, own: str) -> list[tuple[ET.Element, ET.Element, str]]:
    """The entries of the answer that are things of this kind: the list, the entry, and its id."""
    found = []
    for parent in root.iter():
        for entry in [e for e in parent if local(e) in ENTRIES]:
            name = child(entry, "Target", own) if own == "Id" else child(entry, own)
            if name is not None and name.text:
                found.append((parent, entry, name.text))
    return found


def hide(root: ET.Element, operation: str, is_hidden: Callable[[str], bool]) -> int:
    hidden = [(parent, entry) for parent, entry, name in entries(root, OWN[operation]) if is_hidden(name)]
    for parent, entry in hidden:
        parent.remove(entry)
    return len(hidden)


def restate(root: ET.Element, operation: str, state_of: Callable[[str], str | None]) -> int:
    """Sets the state of each entry that has another one for now."""
    count = 0
    for _, entry, name in entries(root, OWN[operation]):
        state = state_of(name)
        place = {"DescribeInstances": ("instanceState", "name"), "DescribeLoadBalancers": ("State", "Code"),
                 "DescribeTargetHealth": ("TargetHealth", "State")}.get(operation)
        element = child(entry, *place) if state and place else None
        if element is not None and element.text != state:
            element.text = state
            count += 1
    return count
