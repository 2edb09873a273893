"""What the stand-in is just now: a cluster's nodes, their database, and the load balancer before them. Every member can be set through control.py."""
from __future__ import annotations

import hashlib
import json
import time
import urllib.request
from dataclasses import dataclass, field, fields

from . import settings


def md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


@dataclass
class Node:
    """One AMS node. Locks and sessions are in its memory, as AMS keeps them (AbstractConsoleDataStore.java)."""
    host: str
    ip: str = ""
    role: str = "origin"            # the group that the load balancer has it in; "none" for a node that is gone
    up: bool = True                 # answers at all
    resolves: bool = True           # knows its own host name; liveness is 500 otherwise
    mode: str = "cluster"           # or standalone: change_server_mode.sh has not worked
    listed: bool = True             # has a document in clusterdb.clusternode
    heartbeat_age: float | None = None   # seconds since its last heartbeat; None: it beats every five seconds
    cpu: int = 12                   # percent of the machine
    memory: int = 40                # percent in use
    licensed: bool = True
    database: bool = True           # reaches the database
    initialized: bool = True        # its applications have started
    users: list[dict] = field(default_factory=list)   # those of its own file, which count where it stands alone
    sessions: dict[str, str] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    blocked: dict[str, float] = field(default_factory=dict)


@dataclass
class Application:
    """An application of the cluster. Its settings are one document for all nodes (clusterdb.AppSettings)."""
    live: list[str] = field(default_factory=list)              # ids of live streams
    owners: dict[str, str] = field(default_factory=dict)       # the host names of the nodes that have them; the first origin else
    settings: dict = field(default_factory=settings.fresh)     # AppSettings; what is left out of it is as in a new application
    tokens: bool = False                                       # play needs a token
    missing: list[str] = field(default_factory=list)           # pages that are not there

    def __post_init__(self) -> None:
        self.settings = {**settings.fresh(), **self.settings}


@dataclass
class Listener:
    """A port of the load balancer and the group that it leads to."""
    group: str
    rules: bool | list = False      # the query string's target chooses the group; or the rules as DescribeRules tells them
    tls: bool = False
    silent: bool = False            # takes connections and never answers
    redirect: str | None = None     # answers 301 with this address; #{host}, #{path}, #{query} are the request's
    certificate: str | None = None  # a PEM file with certificate and key, in place of the one that was given at the start


def listeners() -> dict[str, Listener]:
    return {
        "80": Listener("origin"),
        "443": Listener("origin", rules=True, tls=True),
        "5080": Listener("edge"),
        "5443": Listener("edge", tls=True),
        "1935": Listener("origin"),
        "4200": Listener("origin"),
    }


@dataclass
class Cluster:
    """All of it."""
    nodes: list[Node] = field(default_factory=list)
    users: list[dict] = field(default_factory=list)    # serverdb.user: email and the stored password
    database: str | None = None     # the control address of emulator/mongo/run.py: users that are in there count
    applications: dict[str, Application] = field(default_factory=lambda: {n: Application() for n in ("LiveApp", "WebRTCAppEE", "live")})
    listeners: dict[str, Listener] = field(default_factory=listeners)
    version: str = "3.0.3"
    dashboard: list[str] = field(default_factory=lambda: ["0.0.0.0/0"])    # server.allowed_dashboard_CIDR
    client: str = "203.0.113.9"     # the address that the nodes see behind the load balancer
    normalizes: bool = True         # the load balancer evaluates rules for the normalized path; else for the one that was sent
    sticky: bool = True             # the load balancer's cookie leads back to the same node
    clock: float = 0                # seconds that the cluster's clock is ahead

    def owner(self, application: Application, stream: str) -> Node | None:
        """The node that a live stream is published to."""
        if stream not in application.live:
            return None
        origin = next((n.host for n in self.nodes if n.role == "origin"), None)
        host = application.owners.get(stream, origin)
        return next((n for n in self.nodes if n.host == host), None)

    def now(self) -> float:
        return time.time() + self.clock

    def users_of(self, node: Node) -> list[dict]:
        """In a cluster the users are in the database of all; a node that stands alone has its own."""
        if self.database:
            with urllib.request.urlopen(f"{self.database}/state") as answer:
                self.users = json.load(answer)["databases"].get("serverdb", {}).get("user") or self.users
        return self.users if node.mode == "cluster" else node.users

    def matches(self, stored: str, sent: str) -> bool:
        """What authenticateUser compares: up to 2.14 what is sent or its MD5, from 2.15.0 its MD5 or the MD5 of that (CommonRestService.java, 2 Jun 2025)."""
        numbers = tuple(int(n) for n in self.version.split(".")[:2])
        once = md5(sent)
        return stored in ((sent, once) if numbers < (2, 15) else (once, md5(once)))


def fresh(origins: int, edges: int) -> Cluster:
    """A good cluster with an administrator JamesBond, whose password is secret."""
    made = [Node(f"ip-10-0-1-{10 + n}", f"10.0.1.{10 + n}", "origin") for n in range(origins)]
    made += [Node(f"ip-10-0-2-{10 + n}", f"10.0.2.{10 + n}", "edge") for n in range(edges)]
    return Cluster(nodes=made, users=[{"email": "JamesBond", "password": md5(md5("secret"))}])


def change(thing: object, changes: dict) -> None:
    """Sets members by their names, and refuses names that are none."""
    known = {f.name for f in fields(thing)}
    for name, value in changes.items():
        if name not in known:
            raise ValueError(f"{type(thing).__name__} has no {name}")
        setattr(thing, name, value)
