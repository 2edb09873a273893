"""The stand-in's own endpoint, on every HTTP listener under /stand-in. README.md describes it."""
from __future__ import annotations

import json
from dataclasses import asdict

from .answers import Answer, as_json
from .state import Application, Node, change


def handle(stand_in, method: str, path: str, body: bytes) -> Answer:
    with stand_in.gate:
        if (method, path) == ("GET", "/stand-in"):
            return as_json({"ports": stand_in.ports, "cluster": asdict(stand_in.cluster)})
        if (method, path) == ("GET", "/stand-in/requests"):
            return as_json(stand_in.requests)
        if (method, path) == ("POST", "/stand-in/reset"):
            stand_in.cluster = stand_in.fresh()
            stand_in.requests.clear()
            return as_json({})
        if (method, path) == ("POST", "/stand-in"):
            try:
                turn(stand_in.cluster, json.loads(body))
                return as_json({})
            except (ValueError, KeyError, TypeError) as e:
                return as_json({"message": f"{type(e).__name__}: {e}"}, 400)
    return as_json({"message": f"There is no {method} {path}."}, 404)


def turn(cluster, changes: dict) -> None:
    """Sets members of the cluster; nodes are replaced as a whole, or changed: all by `each`, one by `at`."""
    for name, value in changes.items():
        if name == "nodes":
            cluster.nodes = [Node(**n) for n in value]
        elif name == "each":
            for node in cluster.nodes:
                change(node, value)
        elif name == "at":
            for host, one in value.items():
                change(next(n for n in cluster.nodes if n.host == host), one)
        elif name == "applications":
            cluster.applications = {n: Application(**a) for n, a in value.items()}
        elif name == "listeners":
            for port, one in value.items():
                change(cluster.listeners[port], one)
        else:
            change(cluster, {name: value})
