"""The web panel's REST: io/antmedia/console/rest/RestServiceV2.java, CommonRestService.java, ClusterRestServiceV2.java, behind
IPFilterDashboard.java and AuthenticationFilter.java as webapps/root/WEB-INF/web.xml orders them."""
from __future__ import annotations

import json
import re
import secrets
from dataclasses import replace
from urllib.parse import unquote

from . import application, settings
from .answers import Answer, as_json, page, result, tomcat
from .filters import allowed
from .state import Cluster, Node, md5

BLOCKED_LOGIN_TIMEOUT_SECS = 300
ALLOWED_LOGIN_ATTEMPTS = 2
NODE_UPDATE_PERIOD = 5

OPEN = {"/rest/v2/authentication-status", "/rest/v2/users/initial", "/rest/v2/first-login-status", "/rest/v2/users/authenticate", "/rest/v2/liveness"}


def handle(cluster: Cluster, node: Node, request) -> Answer:
    if not allowed(cluster.dashboard, request.client):
        return tomcat(403, "Not allowed IP")
    if not request.path.startswith("/rest/"):
        return page("Ant Media Server") if request.path in ("/", "/index.html") else tomcat(404)
    blocked = re.fullmatch(r"/rest/v2/users/([^/]+)/blocked", request.path)
    email = node.sessions.get(request.cookies.get("JSESSIONID", ""))
    if request.path not in OPEN and not blocked:
        if email is None:
            return tomcat(403, "Not authenticated user")
        if not node.database:
            return tomcat(500, "Database is not available. Please try again")
        user = next((u for u in cluster.users_of(node) if u["email"] == email), None)
        if user is None:
            return tomcat(403, "No user in this session")
        if request.method != "GET" and user.get("userType", "ADMIN") != "ADMIN":
            return tomcat(403, "Not allowed to access this resource. Contact system admin")
    if blocked:
        return only("GET", request) or result(unquote(blocked[1]) in node.blocked)
    found = [(method, work, match) for pattern, method, work in ROUTES if (match := re.fullmatch(pattern, request.path))]
    for method, work, match in found:
        if method == request.method:
            return only(method, request) or work(cluster, node, request, *match.groups())
    return tomcat(405 if found else 404)


def only(method: str, request) -> Answer | None:
    if request.method != method:
        return tomcat(405)
    if method == "POST" and not request.headers.get("Content-Type", "").startswith("application/json"):
        return tomcat(415)
    return None


def liveness(cluster, node, request) -> Answer:
    if not node.resolves:
        return as_json({"host": "unknown", "status": "error"}, 500)
    return as_json({"host": node.host, "status": "ok"})


def first_login(cluster, node, request) -> Answer:
    return result(not cluster.users_of(node)) if node.database else tomcat(500)


def initial(cluster, node, request) -> Answer:
    user = json.loads(request.body)
    users = cluster.users_of(node)
    if "password" not in user or not node.database:
        return tomcat(500)
    first = not users
    if first:
        users.append({"email": user.get("email"), "password": md5(user["password"]), "scope": "system", "userType": "ADMIN"})
    return result(first, error=-1)


def authenticate(cluster, node, request) -> Answer:
    user = json.loads(request.body)
    email, sent = user.get("email"), user.get("password", "")
    if email is None:
        return result(False)
    if not node.database:
        return tomcat(500)
    if email in node.blocked:
        if int(cluster.now()) - int(node.blocked[email]) <= BLOCKED_LOGIN_TIMEOUT_SECS:
            return result(False, f"Too many login attempts. User is blocked for {BLOCKED_LOGIN_TIMEOUT_SECS} secs")
        del node.blocked[email]
        node.failures.pop(email, None)
    if any(u["email"] == email and cluster.matches(u["password"], sent) for u in cluster.users_of(node)):
        session = secrets.token_hex(16).upper()
        node.sessions[session] = email
        node.failures.pop(email, None)
        answer = result(True, "system/ADMIN")
        answer.cookies["JSESSIONID"] = f"{session}; Path=/; HttpOnly"
        return answer
    node.failures[email] = node.failures.get(email, 0) + 1
    if node.failures[email] > ALLOWED_LOGIN_ATTEMPTS:
        node.blocked[email] = cluster.now()
    return result(False)


def authentication_status(cluster, node, request) -> Answer:
    return result(request.cookies.get("JSESSIONID", "") in node.sessions)


def version_of(cluster: Cluster) -> dict:
    return {"versionName": cluster.version, "versionType": "Enterprise Edition", "buildNumber": "20260504_1012"}


def cpu_of(node: Node) -> dict:
    return {"processCPUTime": 81_230_000_000, "systemCPULoad": node.cpu, "processCPULoad": max(0, node.cpu - 2), "systemLoadAverageLastMinute": node.cpu / 25}


def resources(cluster, node, request) -> Answer:
    total = 8 << 30
    used = total * node.memory // 100
    streams = sum(len(a.live) for a in cluster.applications.values())
    return as_json({
        "cpuUsage": cpu_of(node),
        "systemMemoryInfo": {"virtualMemory": 9 << 30, "totalMemory": total, "freeMemory": total - used, "inUseMemory": used, "availableMemory": total - used},
        "softwareVersion": version_of(cluster), "dbAverageQueryTimeMs": 2,
        "localWebRTCLiveStreams": streams if node.role == "origin" else 0, "localLiveStreams": streams if node.role == "origin" else 0,
        "localWebRTCViewers": 0, "localHLSViewers": 0, "localDASHViewers": 0, "totalLiveStreamSize": streams,
    })


def documents(cluster: Cluster) -> list[dict]:
    """clusterdb.clusternode, with the status that ClusterNode.getStatus reckons."""
    found = []
    for n in cluster.nodes:
        if n.mode != "cluster" or not n.listed:
            continue
        age = n.heartbeat_age if n.heartbeat_age is not None else cluster.now() % NODE_UPDATE_PERIOD
        status = "dead" if age > NODE_UPDATE_PERIOD * 4 else "alive"
        found.append({"id": n.host, "ip": n.ip, "lastUpdateTime": int((cluster.now() - age) * 1000), "memory": f"{n.memory}", "cpu": f"{n.cpu}",
                      "dbQueryAveargeTimeMs": 2, "status": status})
    return found


def nodes(cluster, node, request, offset: str, size: str) -> Answer:
    # getBean throws where there is no cluster notifier.
    if node.mode != "cluster":
        return tomcat(500)
    return as_json(documents(cluster)[int(offset):int(offset) + int(size)])


def node_count(cluster, node, request) -> Answer:
    return as_json({"number": len(documents(cluster))}) if node.mode == "cluster" else tomcat(500)


def app_settings(cluster, node, request, name: str) -> Answer:
    """getSettings and changeSettings. An application that is not there is null to the one, for which JAX-RS answers 204, and breaks the other."""
    found = cluster.applications.get(name) if node.initialized else None
    if request.method == "GET":
        return as_json(found.settings) if found else Answer(204)
    if found is None:
        return tomcat(500)
    made = settings.taken(json.loads(request.body), cluster.now())
    if made is not None:
        found.settings = made
    return result(made is not None)


def forward(cluster, node, request) -> Answer:
    """ProxyServlet: to http://localhost:5080/{_path}, so that an application sees 127.0.0.1."""
    if "_path" not in request.query:
        return tomcat(500, "Missing HTTP parameter _path to fill the template")
    path = "/" + request.query["_path"].lstrip("/")
    inner = replace(request.at(path, client="127.0.0.1"), raw=path)
    return application.handle(cluster, node, inner)


ROUTES = [
    (r"/rest/v2/liveness", "GET", liveness),
    (r"/rest/v2/first-login-status", "GET", first_login),
    (r"/rest/v2/users/initial", "POST", initial),
    (r"/rest/v2/users/authenticate", "POST", authenticate),
    (r"/rest/v2/authentication-status", "GET", authentication_status),
    (r"/rest/v2/version", "GET", lambda c, n, r: as_json(version_of(c))),
    (r"/rest/v2/applications", "GET", lambda c, n, r: as_json({"applications": sorted(c.applications)})),
    (r"/rest/v2/cluster-mode-status", "GET", lambda c, n, r: result(n.mode == "cluster")),
    (r"/rest/v2/cpu-status", "GET", lambda c, n, r: as_json(cpu_of(n))),
    (r"/rest/v2/system-resources", "GET", resources),
    (r"/rest/v2/cluster/node-count", "GET", node_count),
    (r"/rest/v2/cluster/nodes/(\d+)/(\d+)", "GET", nodes),
    (r"/rest/v2/applications/settings/([^/]+)", "GET", app_settings),
    (r"/rest/v2/applications/settings/([^/]+)", "POST", app_settings),
    (r"/rest/v2/request", "GET", forward),
]
