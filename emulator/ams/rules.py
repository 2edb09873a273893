"""Listener rules of an Application Load Balancer, as DescribeRules tells them.

Elastic Load Balancing, Listener rules and Condition types for listener rules: the lowest priority first; all conditions of
a rule must hold, of each condition one value; path patterns are case-sensitive and match the whole path without the query;
* stands for any characters, / too, and ? for one; a source address is that of the connection. A path is evaluated after it
is normalized. How is not documented, so the stand-in does it or leaves it, see Cluster.normalizes. The target gets the path
as it was sent.
"""
from __future__ import annotations

import ipaddress
import re
from urllib.parse import unquote

from .answers import Answer

UNRESERVED = re.compile(r"%(2[dDeE]|3\d|4[1-9a-fA-F]|5[0-9aAfF]|6[1-9a-fA-F]|7[0-9aAeE])")


def choose(rules: list[dict], request, normalizes: bool) -> str | Answer | None:
    """The group that a rule sends the request to, or the rule's own answer; None for the default action."""
    path = normalized(request.path) if normalizes else request.path
    for rule in sorted((r for r in rules if r["Priority"] != "default"), key=lambda r: int(r["Priority"])):
        if all(holds(condition, path, request) for condition in rule["Conditions"]):
            return act(rule["Actions"][-1])
    return None


def holds(condition: dict, path: str, request) -> bool:
    field = condition["Field"]
    if field == "path-pattern":
        config = condition.get("PathPatternConfig") or {}
        patterns = config.get("Values") or condition.get("Values") or []
        return any(re.fullmatch(wild(p), path, re.DOTALL) for p in patterns) or any(
            re.search(p, path) for p in config.get("RegexValues") or [])
    if field == "query-string":
        return any(request.query.get(v["Key"]) == v["Value"] for v in condition["QueryStringConfig"]["Values"])
    if field == "source-ip":
        client = ipaddress.ip_address(request.client)
        return any(client in ipaddress.ip_network(v) for v in condition["SourceIpConfig"]["Values"])
    raise ValueError(f"The stand-in does not know the condition {field}")


def wild(pattern: str) -> str:
    return "".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in pattern)


def act(action: dict) -> str | Answer:
    if action["Type"] == "forward":
        return "edge" if "-edge/" in action["TargetGroupArn"] else "origin"
    config = action["FixedResponseConfig"]
    return Answer(int(config["StatusCode"]), (config.get("MessageBody") or "").encode(),
                  config.get("ContentType") or "text/plain", {"Server": "awselb/2.0"})


def normalized(path: str) -> str:
    """RFC 3986, 6.2.2: what need not be encoded is decoded, and dot segments are resolved."""
    return resolved(UNRESERVED.sub(lambda m: unquote(m[0]), path))


def resolved(path: str) -> str:
    parts: list[str] = []
    segments = path.split("/")[1:]
    for n, segment in enumerate(segments):
        if segment == "..":
            del parts[-1:]
        elif segment != ".":
            parts.append(segment)
        if segment in (".", "..") and n == len(segments) - 1:
            parts.append("")
    return "/" + "/".join(parts)
