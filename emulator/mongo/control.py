"""What a test sets and looks at, over HTTP beside the database.

GET  /state   {"databases": {"serverdb": {"user": [...]}}, "logins": {"ams": [roles]}, "locks": 0, "told": [{"command", "database", "user"}]}
POST /state   any of: databases (takes the place of all), logins ({"ams": {"password", "roles"}}; none: the database asks nobody for a
              password), locks, replicas (emulator/mongo/replica.py; none: a server by itself); forgets what was told
"""
from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from emulator.mongo import bson
from emulator.mongo.commands import Server


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: plain(v) for name, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return {"$oid": value.data.hex()} if isinstance(value, bson.Opaque) else value


def state(server: Server) -> dict:
    return {"databases": plain(server.store.databases), "locks": server.locks, "told": server.told, "connections": server.connections,
            "logins": {user: login["roles"] for user, login in server.logins.items()}}


def change(server: Server, given: dict) -> None:
    unknown = set(given) - {"databases", "logins", "locks", "replicas"}
    if unknown:
        raise ValueError(f"unknown: {', '.join(unknown)}")
    if "databases" in given:
        server.store.databases = {}
        for database, collections in given["databases"].items():
            for name, documents in collections.items():
                server.store.collection(database, name)
                for document in documents:
                    server.store.insert(database, name, document)
    if "logins" in given:
        server.logins = {user: {"password": login["password"], "roles": login.get("roles", ["readWriteAnyDatabase", "dbAdminAnyDatabase"])}
                         for user, login in given["logins"].items()}
    server.locks = given.get("locks", server.locks)
    server.replicas = given.get("replicas", server.replicas)
    server.told = []
    server.gate.notify_all()


def listen(server: Server) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with server.gate:
                self.tell(200, state(server))

        def do_POST(self) -> None:
            try:
                given = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
                with server.gate:
                    change(server, given)
                    self.tell(200, state(server))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                self.tell(400, {"error": str(error)})

        def tell(self, status: int, answer: dict) -> None:
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)
