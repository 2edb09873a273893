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
        return rest_of(node, application, rest, request)
    name = rest[1:] or "index.html"
    return page(PAGES[name]) if name in PAGES and name not in application.missing else tomcat(404)


def rest_of(node: Node, application: Application, rest: str, request) -> Answer:
    if not node.initialized or not node.database:
        return tomcat(403, "Not allowed IP")      # no AppSettings, so IPFilter.isAllowed says no
    # As StreamApp's web.xml orders them: JWTFilter, then IPFilter. No client of the stand-in has a token.
    if application.settings["jwtControlEnabled"]:
        return tomcat(403, "Invalid App JWT Token")
    if application.settings["ipFilterEnabled"] and not listed(application.settings["remoteAllowedCIDR"], request.client):
        return tomcat(403, "Not allowed IP")
    if rest == "/rest/v2/broadcasts/active-live-stream-count":
        return as_json({"number": len(application.live)}) if request.method == "GET" else tomcat(405)
    return tomcat(404)


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
