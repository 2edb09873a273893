"""What the database does when it is told to (Database Commands, in the MongoDB manual). `Session` is one connection."""
from __future__ import annotations

import threading
import time
from typing import Any

from emulator.mongo import bson, replica, rights, scram
from emulator.mongo.errors import Refusal, unauthorized
from emulator.mongo.store import Store, projected

VERSION = "8.0.4"
#: Wait while the database is locked for a snapshot.
WRITES = {"insert", "update", "delete"}


class Server:
    """What all connections share."""

    def __init__(self) -> None:
        self.store, self.logins = Store(), {}
        self.locks, self.gate = 0, threading.Condition()
        self.told: list[dict] = []
        self.connections = 0
        self.replicas: dict | None = None

    def add_login(self, user: str, password: str, roles: list) -> None:
        self.logins[user] = {"password": password, "roles": roles}


class Session:
    def __init__(self, server: Server) -> None:
        self.server, self.user, self.conversation = server, None, None
        with server.gate:
            server.connections += 1
            self.number = server.connections

    def answer(self, command: dict) -> dict:
        name, database = next(iter(command)), command.get("$db", "admin")
        with self.server.gate:
            self.server.told.append({"command": name, "database": database, "user": self.user})
            try:
                self.require(name, database, command)
                handler = getattr(self, f"do_{name}", None)
                if handler is None:
                    raise Refusal(59, f"no such command: '{name}'")
                replica.require(self.server.replicas, name, command)
                if name in WRITES:
                    self.server.gate.wait_for(lambda: not self.server.locks)
                return {**handler(database, command), "ok": 1.0}
            except Refusal as refusal:
                return refusal.document

    def require(self, name: str, database: str, command: dict) -> None:
        if not self.server.logins or name in rights.FREE:
            return
        if self.user is None:
            raise Refusal(13, f"Command {name} requires authentication")
        if hasattr(self, f"do_{name}") and not rights.allowed(self.server.logins[self.user]["roles"], database, name):
            raise unauthorized(database, {k: v for k, v in command.items() if k != "lsid"})

    # ---- who is who

    def do_hello(self, _: str, command: dict) -> dict:
        answer: dict[str, Any] = {
            "helloOk": True, "isWritablePrimary": True, "ismaster": True, "maxBsonObjectSize": 16777216, "maxMessageSizeBytes": 48000000,
            "maxWriteBatchSize": 100000, "localTime": bson.date(int(time.time() * 1000)), "logicalSessionTimeoutMinutes": 30,
            "connectionId": self.number, "minWireVersion": 0, "maxWireVersion": 25, "readOnly": False}
        if self.server.replicas:
            answer.update(replica.hello(self.server.replicas))
        if "saslSupportedMechs" in command:
            answer["saslSupportedMechs"] = [scram.MECHANISM]
        return answer

    do_isMaster = do_ismaster = do_hello

    def do_saslStart(self, _: str, command: dict) -> dict:
        if command["mechanism"] != scram.MECHANISM:
            raise Refusal(2, f"Received authentication for mechanism {command['mechanism']} which is not enabled")
        name = scram.user_of(command["payload"])
        self.conversation = scram.Conversation(name, self.server.logins.get(name, {}).get("password"))
        self.at_once = (command.get("options") or {}).get("skipEmptyExchange", False)
        return {"conversationId": 1, "done": False, "payload": self.conversation.first(command["payload"])}

    def do_saslContinue(self, _: str, command: dict) -> dict:
        if self.conversation is None:
            return {"conversationId": 1, "done": True, "payload": b""}
        try:
            payload = self.conversation.last(command["payload"])
        except scram.Refused:
            raise Refusal(18, "Authentication failed.") from None
        self.user, self.conversation = self.conversation.user, None
        return {"conversationId": 1, "done": self.at_once, "payload": payload}

    def do_logout(self, *_: Any) -> dict:
        self.user = None
        return {}

    def do_connectionStatus(self, _: str, command: dict) -> dict:
        roles = self.server.logins[self.user]["roles"] if self.user else []
        shown = {"authenticatedUserPrivileges": rights.privileges(roles)} if command.get("showPrivileges") else {}
        return {"authInfo": {**shown, "authenticatedUsers": [{"user": self.user, "db": "admin"}] if self.user else [], "authenticatedUserRoles": [
            role if isinstance(role, dict) else {"role": role, "db": "admin"} for role in roles]}}

    def do_createUser(self, _: str, command: dict) -> dict:
        self.server.add_login(command["createUser"], command["pwd"], command["roles"])
        return {}

    # ---- what a shell asks before anything else

    def do_ping(self, *_: Any) -> dict:
        return {}

    do_endSessions = do_ping

    def do_buildInfo(self, *_: Any) -> dict:
        return {"version": VERSION, "versionArray": [8, 0, 4, 0], "gitVersion": "stand-in", "modules": [], "bits": 64}

    do_buildinfo = do_buildInfo

    def do_getParameter(self, *_: Any) -> dict:
        return {"featureCompatibilityVersion": {"version": VERSION[:3]}}

    # ---- documents

    def do_find(self, database: str, command: dict) -> dict:
        found = self.server.store.find(database, command["find"], command.get("filter", {}))
        found = found[command.get("skip", 0):][:abs(command.get("limit", 0)) or None]
        return cursor(database, command["find"], [projected(d, command.get("projection") or {}) for d in found])

    def do_count(self, database: str, command: dict) -> dict:
        return {"n": len(self.server.store.find(database, command["count"], command.get("query", {})))}

    def do_aggregate(self, database: str, command: dict) -> dict:
        """Counting, which is what countDocuments() asks for, or how many documents have each value of a field."""
        query, limit, by = {}, None, None
        for stage in command["pipeline"]:
            if "$currentOp" in stage:
                self.require("currentOp", database, command)
                return cursor(database, "$cmd.aggregate", [])
            if "$match" in stage:
                query = stage["$match"]
            elif "$limit" in stage:
                limit = stage["$limit"]
            elif "$group" in stage:
                by = stage["$group"]
            else:
                raise Refusal(2, f"Unrecognized pipeline stage name: '{next(iter(stage))}'")
        if by and isinstance(by["_id"], str) and by["_id"].startswith("$"):
            return cursor(database, command["aggregate"], self.counts(database, command["aggregate"], query, by))
        count = len(self.server.store.find(database, command["aggregate"], query)[:limit])
        return cursor(database, command["aggregate"], [{"_id": 1, "n": count}] if count else [])

    def counts(self, database: str, collection: str, query: dict, group: dict) -> list[dict]:
        """$group by a field, with one {"$sum": 1}."""
        name = next(name for name in group if name != "_id")
        values = [d.get(group["_id"][1:]) for d in self.server.store.find(database, collection, query)]
        return [{"_id": value, name: values.count(value)} for value in dict.fromkeys(values)]

    def do_insert(self, database: str, command: dict) -> dict:
        for document in command["documents"]:
            self.server.store.insert(database, command["insert"], document)
        return {"n": len(command["documents"])}

    def do_update(self, database: str, command: dict) -> dict:
        matched, modified, made = 0, 0, []
        for one in command["updates"]:
            n, changed, ids = self.server.store.update(database, command["update"], one["q"], one["u"], one.get("multi", False), one.get("upsert", False))
            matched, modified, made = matched + n, modified + changed, made + ids
        upserted = {"upserted": [{"index": i, "_id": key} for i, key in enumerate(made)]} if made else {}
        return {"n": matched, "nModified": modified, **upserted}

    def do_delete(self, database: str, command: dict) -> dict:
        return {"n": sum(self.server.store.delete(database, command["delete"], one["q"], one.get("limit", 0)) for one in command["deletes"])}

    def do_listCollections(self, database: str, _: dict) -> dict:
        return cursor(database, "$cmd.listCollections", [{"name": name, "type": "collection"} for name in self.server.store.databases.get(database, {})])

    def do_listDatabases(self, *_: Any) -> dict:
        return {"databases": [{"name": name, "sizeOnDisk": bson.Int64(8192), "empty": False} for name in self.server.store.databases]}

    def do_replSetGetStatus(self, *_: Any) -> dict:
        if not self.server.replicas:
            raise Refusal(76, "not running with --replSet")
        return replica.status(self.server.replicas)

    # ---- the lock for a snapshot (fsync, fsyncUnlock): it counts, and every lock has to be given back

    def do_fsync(self, _: str, command: dict) -> dict:
        if not command.get("lock"):
            return {"numFiles": 1}
        self.server.locks += 1
        return {"info": "now locked against writes, use db.fsyncUnlock() to unlock", "lockCount": bson.Int64(self.server.locks)}

    def do_fsyncUnlock(self, *_: Any) -> dict:
        if not self.server.locks:
            raise Refusal(20, "fsyncUnlock called when not locked")
        self.server.locks -= 1
        self.server.gate.notify_all()
        return {"info": "fsyncUnlock completed", "lockCount": bson.Int64(self.server.locks)}

    def do_currentOp(self, *_: Any) -> dict:
        return {"inprog": [], **({"fsyncLock": True, "info": "use db.fsyncUnlock() to terminate the fsync write/snapshot lock"} if self.server.locks else {})}


def cursor(database: str, collection: str, documents: list[dict]) -> dict:
    return {"cursor": {"firstBatch": documents, "id": bson.Int64(0), "ns": f"{database}.{collection}"}}
