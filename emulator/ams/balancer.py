"""The load balancer: which node a request goes to, and the HTTP in between."""
from __future__ import annotations

import base64
import socketserver
import ssl
import threading
from dataclasses import dataclass, field, replace
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler
from urllib.parse import SplitResult, parse_qsl, urlsplit

from . import application, control, panel, rules, tomcat, websocket
from .answers import Answer, balancer as own, tomcat as page_of
from .state import Cluster, Listener, Node


@dataclass
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: object
    cookies: dict[str, str]
    body: bytes
    client: str
    raw: str = ""                    # the path as it was sent, which AMS's filters look at (getRequestURI)

    def at(self, path: str, client: str) -> Request:
        return replace(self, path=path, client=client)


@dataclass
class StandIn:
    """All that the listeners share."""
    cluster: Cluster
    fresh: object                    # makes a cluster as it is at the start
    certificate: str | None
    ports: dict[str, int] = field(default_factory=dict)
    requests: list[dict] = field(default_factory=list)
    turn: int = 0
    gate: threading.Lock = field(default_factory=threading.Lock)

    def group(self, listener: Listener, request: Request) -> str | Answer:
        """What the listener's rules say: those that AWS describes, or the two that look at the query string's target."""
        if isinstance(listener.rules, list):
            return rules.choose(listener.rules, request, self.cluster.normalizes) or listener.group
        target = request.query.get("target") if listener.rules else None
        return target if target in ("origin", "edge") else listener.group

    def choose(self, listener: Listener, request: Request) -> Node | Answer:
        group = self.group(listener, request)
        if isinstance(group, Answer):
            return group
        registered = [n for n in self.cluster.nodes if n.role == group]
        if not registered:
            return own(503, "Service Temporarily Unavailable")
        up = [n for n in registered if n.up]
        if not up:
            return own(502, "Bad Gateway")
        if self.cluster.sticky and (same := [n for n in up if cookie(n) == request.cookies.get("AWSALB")]):
            return same[0]
        self.turn += 1
        return up[self.turn % len(up)]


def cookie(node: Node) -> str:
    return base64.urlsafe_b64encode(node.host.encode()).decode().rstrip("=")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def setup(self) -> None:
        if self.server.listener.tls:
            # Here, in the connection's own thread: somebody who does not greet must not keep others waiting.
            self.request = self.server.context().wrap_socket(self.request, server_side=True)
        super().setup()

    def do(self) -> None:
        stand_in, listener = self.server.stand_in, self.server.listener
        split = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if split.path.startswith("/stand-in"):
            return self.send(control.handle(stand_in, self.command, split.path, body))
        cookies = {k: v.value for k, v in SimpleCookie(self.headers.get("Cookie", "")).items()}
        request = Request(self.command, split.path, dict(parse_qsl(split.query)), self.headers, cookies, body, stand_in.cluster.client, split.path)
        with stand_in.gate:
            chosen = stand_in.choose(listener, request)
            stand_in.requests.append({"listener": self.server.name, "node": getattr(chosen, "host", None), "method": self.command, "path": self.path, "body": body.decode(errors="replace")})
        if listener.silent:
            return self.server.stop.wait()
        if listener.redirect:
            return self.send(Answer(301, headers={"Location": self.location(listener.redirect, split)}))
        if isinstance(chosen, Answer):
            return self.send(chosen)
        path = tomcat.path_of(split.path)
        if path is None:
            return self.send(page_of(400))
        app, rest = application.find(stand_in.cluster, path)
        if app is not None and rest == "/websocket" and websocket.wanted(self.headers):
            return self.upgrade(chosen, app)
        with stand_in.gate:
            answer = (panel if path.startswith("/rest/") or app is None and path.count("/") == 1 else application).handle(stand_in.cluster, chosen, request.at(path, request.client))
        if stand_in.cluster.sticky:
            answer.cookies["AWSALB"] = f"{cookie(chosen)}; Path=/"
        self.send(answer)

    def location(self, template: str, asked: SplitResult) -> str:
        """#{host}, #{path} and #{query} are the request's own (RedirectActionConfig)."""
        host = (self.headers.get("Host") or "").partition(":")[0]
        for name, value in (("host", host), ("path", asked.path.lstrip("/")), ("query", asked.query)):
            template = template.replace(f"#{{{name}}}", value)
        return template.rstrip("?")

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do

    def upgrade(self, node: Node, app) -> None:
        self.close_connection = True
        self.send_response_only(101)
        for name, value in (("Upgrade", "websocket"), ("Connection", "upgrade"), ("Sec-WebSocket-Accept", websocket.accept(self.headers["Sec-WebSocket-Key"]))):
            self.send_header(name, value)
        self.end_headers()
        websocket.serve(self.rfile, self.wfile, lambda text: application.say(node, app, text))

    def send(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        for name, value in answer.cookies.items():
            self.send_header("Set-Cookie", f"{name}={value}")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, *_) -> None:
        pass


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, name: str, port: int, stand_in: StandIn, stop: threading.Event):
        super().__init__(("127.0.0.1", port), Handler)
        self.name, self.stand_in, self.stop = name, stand_in, stop

    @property
    def listener(self) -> Listener:
        return self.stand_in.cluster.listeners[self.name]

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.listener.certificate or self.stand_in.certificate)
        return context

    def handle_error(self, *_) -> None:
        pass    # a client that has gone
