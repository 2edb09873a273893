"""A replica set, as one member sees it (hello and replSetGetStatus, in the MongoDB manual).

{"set": "rs0", "me": "127.0.0.1:27017", "members": {"127.0.0.1:27017": "SECONDARY", "10.0.0.2:27017": "PRIMARY"}}
"""
from __future__ import annotations

from emulator.mongo.errors import Refusal

STATES = {"STARTUP": 0, "PRIMARY": 1, "SECONDARY": 2, "RECOVERING": 3, "ARBITER": 7, "DOWN": 8}
WRITES = {"insert", "update", "delete", "findAndModify", "create", "createIndexes"}
READS = {"find", "aggregate", "count"}


def hello(replicas: dict) -> dict:
    members = replicas["members"]
    primary = next((host for host, state in members.items() if state == "PRIMARY"), None)
    own = members[replicas["me"]]
    return {"isWritablePrimary": own == "PRIMARY", "ismaster": own == "PRIMARY", "secondary": own == "SECONDARY", "setName": replicas["set"],
            "setVersion": 1, "me": replicas["me"], "hosts": [host for host, state in members.items() if state != "ARBITER"],
            **({"primary": primary} if primary else {})}


def status(replicas: dict) -> dict:
    return {"set": replicas["set"], "myState": STATES[replicas["members"][replicas["me"]]], "members": [
        {"_id": number, "name": host, "health": float(state != "DOWN"), "state": STATES[state],
         "stateStr": "(not reachable/healthy)" if state == "DOWN" else state} for number, (host, state) in enumerate(replicas["members"].items())]}


def require(replicas: dict | None, name: str, command: dict) -> None:
    """A secondary takes no writes, and reads only with a read preference that allows it."""
    if not replicas or replicas["members"][replicas["me"]] == "PRIMARY":
        return
    if name in WRITES:
        raise Refusal(10107, "not primary")
    if name in READS and command.get("$readPreference", {}).get("mode", "primary") == "primary":
        raise Refusal(13435, "not primary and secondaryOk=false")
