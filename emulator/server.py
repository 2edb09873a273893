"""The WSGI application (latency, faults, trouble, throttling, consistency, agents, clock, copying, crowd, recorder, one lock, moto) and the HTTP server around it."""
from __future__ import annotations

import threading
import time
import warnings
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from emulator import seed, warmth
from emulator.agents import Agents
from emulator.calls import Recorder
from emulator.clock import Clock
from emulator.consistency import Consistency
from emulator.copying import Copying
from emulator.crowd import Crowd
from emulator.faults import Faults
from emulator.latency import Latency
from emulator.throttling import Throttling
from emulator.trouble import Trouble

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
        warmth.warm(moto)
        return Latency(moto)
    # AWS answers with codes that its own models leave out (ValidationError, UnsupportedCertificate).
    warnings.filterwarnings("ignore", message=".*does not match an error shape.*")
    from emulator import patches
    from emulator.patches.unknown_operations import Guard

    patches.apply()
    seed.apply()
    warmth.warm(moto)
    inner = OneAtATime(warmth.StaysWarm(Guard(moto)))
    return Latency(Faults(Trouble(Throttling(Consistency(Agents(Clock(Copying(Crowd(Recorder(inner), inner.lock))), inner.lock))))))


def listen(app: Any, port: int) -> BaseWSGIServer:
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=Quiet)
    server.daemon_threads = True  # type: ignore[attr-defined]
    return server
