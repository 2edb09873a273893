"""Counts the calls and keeps their parameters: what /emulator/calls and /emulator/requests show."""
from __future__ import annotations

import io
import json
import re
import threading
from collections import Counter
from typing import Any
from urllib.parse import parse_qsl

from emulator.latency import ARRIVED

READS = ("Describe", "Get", "List", "Lookup", "Search", "Head", "Check", "Test", "Validate", "Simulate", "BatchGet")

#: Parameters that never appear in /emulator/requests, wherever they stand in the request.
SECRET = re.compile(
    r"(user_?data|password|secret|private_?key|passphrase|token_?value|session_?token|key_?material|auth_?parameters)",
    re.I,
)
#: Tokens for idempotency and paging are no secrets.
HARMLESS = re.compile(r"(clienttoken|clientrequesttoken|idempotencytoken|nexttoken|publickeymaterial)$", re.I)
HIDDEN = "***"
KEPT = 20000


class Recorder:
    """WSGI middleware. Cheap: one parse of the form or JSON body a call."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.lock = threading.Lock()
        self.clear()

    def clear(self) -> None:
        self.application.busy = 0.0
        self.counts: Counter = Counter()
        self.requests: list[dict] = []

    def __call__(self, environ: dict, start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        if path.startswith("/emulator/"):
            return self.answer(path, environ["REQUEST_METHOD"], start_response)
        body = read_body(environ)
        if not path.startswith("/moto-api") and environ.get("HTTP_AUTHORIZATION"):
            self.record(environ, body)
        return self.application(environ, start_response)

    def record(self, environ: dict, body: bytes) -> None:
        service = service_of(environ)
        operation, parameters = operation_of(environ, body, service)
        entry = {"arrived": environ.get(ARRIVED), "service": service, "operation": operation, "parameters": hide(parameters, operation)}
        with self.lock:
            self.counts[f"{service}:{operation}"] += 1
            if len(self.requests) < KEPT:
                self.requests.append(entry)

    def answer(self, path: str, method: str, start_response: Any) -> list[bytes]:
        with self.lock:
            if (path, method) == ("/emulator/calls/reset", "POST"):
                self.clear()
            known = {
                ("/emulator/calls", "GET"): self.summary,
                ("/emulator/calls/reset", "POST"): self.summary,
                ("/emulator/requests", "GET"): lambda: self.requests,
            }.get((path, method))
            content = json.dumps(known() if known else {"error": f"no {method} {path} here"}).encode()
        start_response("200 OK" if known else "404 Not Found",
                       [("Content-Type", "application/json"), ("Content-Length", str(len(content)))])
        return [content]

    def summary(self) -> dict:
        return {
            "total": sum(self.counts.values()),
            "writes": sum(n for name, n in self.counts.items() if not is_read(name)),
            "busy_seconds": round(self.application.busy, 2),
            "by_operation": {name: {"calls": n} for name, n in sorted(self.counts.items())},
        }


def is_read(name: str) -> bool:
    return name.partition(":")[2].startswith(READS)


def read_body(environ: dict) -> bytes:
    """The body, put back for whoever comes next."""
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
    except ValueError:
        length = 0
    if not length:
        return b""
    body = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = io.BytesIO(body)
    return body


def service_of(environ: dict) -> str:
    """The service that the request was signed for."""
    return signed_for(environ)[1]


def region_of(environ: dict) -> str:
    """The Region that the request was signed for."""
    return signed_for(environ)[0]


def signed_for(environ: dict) -> tuple[str, str]:
    scope = re.search(r"Credential=[^,\s]+", environ.get("HTTP_AUTHORIZATION", ""))
    parts = scope.group().split("/") if scope else []
    return (parts[-3], parts[-2]) if len(parts) >= 5 else ("unknown", "unknown")


def operation_of(environ: dict, body: bytes, service: str) -> tuple[str, Any]:
    target = environ.get("HTTP_X_AMZ_TARGET")
    if target:
        try:
            return target.rpartition(".")[2], json.loads(body or b"{}")
        except ValueError:
            return target.rpartition(".")[2], {}
    text = body.decode("utf-8", "replace")
    form = dict(parse_qsl(text if "Action=" in text else environ.get("QUERY_STRING", ""), keep_blank_values=True))
    if "Action" in form:
        operation = form.pop("Action")
        form.pop("Version", None)
        return operation, form
    return s3_operation(environ) if service == "s3" else rest_operation(service, environ), text


def s3_operation(environ: dict) -> str:
    """S3 tells the operations on a bucket apart by a key in the query, such as ?location."""
    from moto.s3.responses import ACTION_MAP

    known = ACTION_MAP["BUCKET"].get(environ["REQUEST_METHOD"], {})
    keys = [key.partition("=")[0] for key in environ.get("QUERY_STRING", "").split("&")]
    return next((known[key] for key in keys if key in known), known.get("DEFAULT", "Unknown"))


def rest_operation(service: str, environ: dict) -> str:
    """Services without an action in the request are known by method and path."""
    from moto.core.responses import BaseResponse

    try:
        response = BaseResponse(service)
        response.region = "us-east-1"
        name = response._get_action_from_method_and_request_uri(
            environ["REQUEST_METHOD"], environ.get("PATH_INFO", "/"))
    except Exception:  # a service that botocore does not know
        name = None
    return name or f"{environ['REQUEST_METHOD']} {environ.get('PATH_INFO', '/')}"


def hide(parameters: Any, operation: str) -> Any:
    """The parameters with every secret replaced."""
    if isinstance(parameters, str):
        return parameters
    secure = operation == "PutParameter" and parameters.get("Type") == "SecureString"

    def walk(name: str, value: Any) -> Any:
        if SECRET.search(name) and not HARMLESS.search(name):
            return HIDDEN
        if secure and name == "Value":
            return HIDDEN
        if isinstance(value, dict):
            return {k: walk(k, v) for k, v in value.items()}
        if isinstance(value, list):
            return [walk(name, v) for v in value]
        return value

    return {name: walk(name, value) for name, value in parameters.items()}
