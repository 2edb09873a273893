"""An application: its pages, its REST behind IPFilter.java, and the WebSocket of the players (WebSocketLocalHandler.java)."""
from __future__ import annotations

import json
import re

from .answers import Answer, as_json, page, tomcat
from .filters import listed
from .state import Application, Cluster, Node

# server.cpu_limit and server.memory_limit_percentage (conf/red5.properties)
LIMIT = 75

# The titles of StreamApp's pages.
PAGES = {"index.html": "WebRTC Samples > Publish", "player.html": "WebRTC Samples > Play", "play.html": "Ant Media Server WebRTC/HLS/DASH Player"}


def find(cluster: Cluster, path: str) -> tuple[Application | None, str]:
    """The application whose path it is, and the rest of the path."""
    name, slash, rest = path.lstrip("/").partition("/")
    return cluster.applications.get(name), slash + rest


def handle(cluster: Cluster, node: Node, request) -> Answer:
    application, rest = find(cluster, request.path)
    if application is None:
        return tomcat(404)
    if rest == "":
        return Answer(302, headers={"Location": request.path + "/"})
    if rest.startswith("/rest/"):
        return rest_of(cluster, node, application, rest, request)
    if (answer := media_of(application, rest, request)) is not None:
        return answer
    name = rest[1:] or "index.html"
    return page(PAGES[name]) if name in PAGES and name not in application.missing else tomcat(404)


def rest_of(cluster: Cluster, node: Node, application: Application, rest: str, request) -> Answer:
    if not node.initialized or not node.database:
        return tomcat(403, "Not allowed IP")      # no AppSettings, so IPFilter.isAllowed says no
    # As StreamApp's web.xml orders them: RestProxyFilter, JWTFilter, then IPFilter. No client of the stand-in has a token.
    stream = stream_of(request.raw)
    owner = cluster.owner(application, stream) if rest.startswith("/rest/v2/broadcasts/") and request.method in WRITES else None
    if owner is not None and owner is not node and owner.up:
        return work(application, rest, request)   # the other node takes the token that this one gives along, and asks no filter
    if application.settings["jwtControlEnabled"]:
        return tomcat(403, "Invalid App JWT Token")
    if not passes(application, request):
        return tomcat(403, "Not allowed IP")
    return work(application, rest, request)


WRITES = ("POST", "PUT", "DELETE")


def stream_of(raw: str) -> str:
    """RestProxyFilter.getStreamId"""
    return raw.partition("broadcasts/")[2].partition("/")[0]


def passes(application: Application, request) -> bool:
    """IPFilter.doFilter"""
    return (not application.settings["ipFilterEnabled"] or listed(application.settings["remoteAllowedCIDR"], request.client)
            or "rest/v2/acm" in request.raw)


def work(application: Application, rest: str, request) -> Answer:
    """BroadcastRestService, as far as something asks for it."""
    if rest == "/rest/v2/broadcasts/active-live-stream-count":
        return as_json({"number": len(application.live)}) if request.method == "GET" else tomcat(405)
    if rest.startswith("/rest/v2/acm"):
        return as_json({})
    stream = rest.removeprefix("/rest/v2/broadcasts/")
    if request.method == "DELETE" and stream in application.live:
        application.live.remove(stream)
        return as_json({"success": True})
    return tomcat(404)


def media_of(application: Application, rest: str, request) -> Answer | None:
    """The other servlets of StreamApp's web.xml that players and publishers use: no more than that they are reached."""
    if rest.startswith(("/chunked/", "/hls-upload/")):
        return as_json({}) if passes(application, request) else tomcat(403, "Not allowed IP")
    served = ("/streams/", "/previews/", "/whip/", "/whep/", "/analytic/", "/js/", "/css/", "/samples/", "/openapi/")
    return as_json({}) if rest.startswith(served) else None


def say(node: Node, application: Application, text: str) -> list[dict]:
    """What a message is answered with. ping, ids and errors: WebSocketCommunityHandler.java; what the Enterprise Edition, whose source is not public,
    checks before it lets anybody publish or play: WebSocketConstants.java and the WebSocket messaging reference."""
    if not node.initialized:
        return [{"command": "error", "definition": "not_initialized_yet"}]
    try:
        message = json.loads(text)
    except ValueError:
        return []
    command, stream = message.get("command"), message.get("streamId")
    if command is None:
        return []
    if not stream and command != "ping":
        return [{"command": "error", "definition": "noStreamNameSpecified"}]
    if stream and re.search(r"[^a-zA-Z0-9_.-]", stream):
        return [error("invalidStreamName", stream)]
    if command == "ping":
        return [{"command": "pong"}]
    if command in ("play", "publish", "getStreamInfo"):
        return [begin(node, application, command, stream)]
    return []


def begin(node: Node, application: Application, command: str, stream: str) -> dict:
    if not node.licensed:
        return error("license_suspended_please_renew_license", stream)
    if not node.database:
        return error("data_store_not_available", stream)
    if node.cpu >= LIMIT or node.memory >= LIMIT:
        return error("highResourceUsage", stream)
    if application.tokens:
        return error("unauthorized_access", stream)
    if command == "publish":
        return error("streamIdInUse", stream) if stream in application.live else {"command": "start", "streamId": stream}
    if stream in application.live:
        return {"command": "takeConfiguration", "streamId": stream, "type": "offer", "sdp": "v=0\r\n"}
    return {**error("no_stream_exist", stream), "error_code": "404"}


def error(definition: str, stream: str) -> dict:
    return {"command": "error", "definition": definition, "streamId": stream}
