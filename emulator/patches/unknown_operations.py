"""An operation or service that is not emulated answers in the service's own error shape, with status 400.

AWS: Common Errors of every API reference: InvalidAction (query services), UnknownOperationException (JSON services).
moto answers HTTP 500 with a page for a browser, which SDKs take for an outage and retry. A fault inside moto stays
a 500, but as InternalFailure in the service's shape, and the trace goes to standard error.
"""
from __future__ import annotations

import json
import sys
import traceback
from typing import Any
from xml.sax.saxutils import escape

from botocore.model import OperationNotFoundError
from moto.core.responses import BaseResponse

from emulator.calls import operation_of, read_body, service_of

STATUS = {400: "400 Bad Request", 500: "500 Internal Server Error"}


def error_body(service: str, json_protocol: bool, code: str, message: str) -> tuple[str, str]:
    if json_protocol:
        return json.dumps({"__type": code, "message": message}), "application/x-amz-json-1.1"
    fault = f"<Code>{code}</Code><Message>{escape(message)}</Message>"
    if service == "ec2":
        return (f"<Response><Errors><Error>{fault}</Error></Errors><RequestID>emulator</RequestID></Response>",
                "text/xml")
    return (f"<ErrorResponse><Error><Type>Sender</Type>{fault}</Error><RequestId>emulator</RequestId></ErrorResponse>",
            "text/xml")


def explain(service: str, operation: str, json_protocol: bool, error: BaseException) -> tuple[int, str, str]:
    missing = isinstance(error, (NotImplementedError, OperationNotFoundError, LookupError)) and (
        not isinstance(error, LookupError) or getattr(error, "unknown_service", False))
    if missing:
        code = "UnknownOperationException" if json_protocol else "InvalidAction"
        return (400, *error_body(service, json_protocol, code,
                                 f"The action {operation} is not valid for this web service: "
                                 f"{service} has it, the emulator has not."))
    traceback.print_exception(type(error), error, error.__traceback__, file=sys.stderr)
    code = "InternalServerError" if json_protocol else "InternalFailure"
    return (500, *error_body(service, json_protocol, code, f"{operation}: {type(error).__name__}: {error}"))


class Guard:
    """WSGI middleware: services that moto does not know at all."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict, start_response: Any) -> Any:
        service = service_of(environ)
        if service != "unknown":
            try:
                self.application.get_application(environ)
            except Exception as error:
                error.unknown_service = True  # type: ignore[attr-defined]
                operation, _ = operation_of(environ, read_body(environ), service)
                status, body, kind = explain(service, operation, bool(environ.get("HTTP_X_AMZ_TARGET")),
                                             error if isinstance(error, LookupError) else NotImplementedError())
                content = body.encode()
                start_response(STATUS[status], [("Content-Type", kind), ("Content-Length", str(len(content)))])
                return [content]
        return self.application(environ, start_response)


def apply() -> None:
    original = BaseResponse.dispatch.__func__  # type: ignore[attr-defined]

    def dispatch(cls: Any, request: Any, full_url: str, headers: Any) -> Any:
        try:
            return original(cls, request, full_url, headers)
        except Exception as error:
            body = request.get_data() if hasattr(request, "get_data") else b""
            service = service_of(request.environ)
            form = "&".join(f"{k}={v}" for k, v in request.form.items() if k == "Action").encode()
            operation, _ = operation_of(request.environ, body or form, service)
            status, text, kind = explain(service, operation, bool(request.headers.get("X-Amz-Target")), error)
            return status, {"Content-Type": kind}, text

    BaseResponse.dispatch = classmethod(dispatch)  # type: ignore[method-assign,assignment]
