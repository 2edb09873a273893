"""The WSGI application (latency, faults, throttling, consistency, agents, crowd, recorder, one lock, moto) and the HTTP server around it."""
from __future__ import annotations

import threading
import time
import warnings
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.test import Client

from emulator import seed
from emulator.agents import Agents
from emulator.calls import Recorder
from emulator.consistency import Consistency
from emulator.copying import Copying
from emulator.crowd import Crowd
from emulator.faults import Faults
from emulator.latency import Latency
from emulator.throttling import Throttling

#: Loaded before the port is announced, so that a client's first call is quick.
WARM_SERVICES = ("ec2", "autoscaling", "elbv2", "acm", "ssm", "iam", "sts", "route53")
WARM_REGION = "ap-south-1"
WARM_CALLS = (
    ("ec2", "DescribeKeyPairs", "2016-11-15"),
    ("autoscaling", "DescribeAutoScalingGroups", "2011-01-01"),
    ("elasticloadbalancing", "DescribeLoadBalancers", "2015-12-01"),
    ("iam", "ListRoles", "2010-05-08"),
    ("sts", "GetCallerIdentity", "2011-06-15"),
)


class OneAtATime:
    """Runs one request at a time.

    AWS checks and creates in one step. moto checks, then creates: two requests at once could both find a name free.
    moto is pure Python and bound by the interpreter's lock anyway, so this costs nothing.
    """

    def __init__(self, application: Any) -> None:
        self.application = application
        self.lock = threading.RLock()
        #: Seconds at work since the counts were zero: with callers enough, nobody could have been served in less.
        self.busy = 0.0

    def __call__(self, environ: dict, start_response: Any) -> Any:
        with self.lock:
            began = time.monotonic()
            try:
                return list(self.application(environ, start_response))
            finally:
                self.busy += time.monotonic() - began


class Quiet(WSGIRequestHandler):
    """No access log, and no waiting for small packets to fill."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            # The connection was cut on purpose, see wire.py, or the client has gone.
            pass

    def log(self, type: str, message: str, *args: Any) -> None:
        if type == "error":
            super().log(type, message, *args)

    def log_request(self, *_: Any) -> None:
        pass


def application(plain: bool = False) -> Any:
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

    moto = DomainDispatcherApplication(create_backend_app)
    if plain:
        warm(moto)
        return Latency(moto)
    # AWS answers with codes that its own models leave out (ValidationError, UnsupportedCertificate).
    warnings.filterwarnings("ignore", message=".*does not match an error shape.*")
    from emulator import patches
    from emulator.patches.unknown_operations import Guard

    patches.apply()
    seed.apply()
    warm(moto)
    inner = OneAtATime(Guard(moto))
    return Latency(Faults(Throttling(Consistency(Agents(Copying(Crowd(Recorder(inner), inner.lock)), inner.lock)))))


def warm(moto: Any) -> None:
    from moto.backends import get_backend
    from moto.core.utils import get_service_model

    for service in WARM_SERVICES:
        get_service_model(service)
        backends = get_backend(service)
        partition = "aws" if service in ("iam", "sts", "route53") else WARM_REGION
        backends["123456789012"][partition]
    # The web application of a service, and much of what it imports, is made at its first request.
    client = Client(moto)
    for service, operation, version in WARM_CALLS:
        client.post("/", data={"Action": operation, "Version": version}, headers={
            "Authorization": f"AWS4-HMAC-SHA256 Credential=test/20200101/{WARM_REGION}/{service}/aws4_request, x"})


def listen(app: Any, port: int) -> BaseWSGIServer:
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=Quiet)
    server.daemon_threads = True  # type: ignore[attr-defined]
    return server
