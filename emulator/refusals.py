"""The errors that have nothing to do with the request: in each service's own shape, under each service's own code.

AWS: Common Errors of the API references, EC2's Error codes. EC2 has codes of its own (RequestLimitExceeded, Unavailable,
UnauthorizedOperation, RequestExpired); the query services and Route 53 say Throttling, ServiceUnavailable, AccessDenied,
ExpiredToken; the JSON services put Exception behind it.
"""
from __future__ import annotations

import json
from typing import NamedTuple
from xml.sax.saxutils import escape

REASONS = {400: "Bad Request", 403: "Forbidden", 404: "Not Found", 500: "Internal Server Error", 503: "Service Unavailable"}


class Refusal(NamedTuple):
    #: Code and HTTP status of EC2, of the services that answer in XML, and of those that answer in JSON.
    ec2: tuple[str, int]
    xml: tuple[str, int]
    json: tuple[str, int]
    message: str


REFUSALS = {
    "throttle": Refusal(("RequestLimitExceeded", 503), ("Throttling", 400), ("ThrottlingException", 400),
                        "Rate exceeded"),
    "500": Refusal(("InternalError", 500), ("InternalFailure", 500), ("InternalServerError", 500),
                   "An internal error has occurred"),
    "503": Refusal(("Unavailable", 503), ("ServiceUnavailable", 503), ("ServiceUnavailable", 503),
                   "The service is unavailable. Please try again shortly."),
    "denied": Refusal(("UnauthorizedOperation", 403), ("AccessDenied", 403), ("AccessDeniedException", 400),
                      "You are not authorized to perform this operation."),
    "expired": Refusal(("RequestExpired", 400), ("ExpiredToken", 403), ("ExpiredTokenException", 400),
                       "The security token included in the request is expired"),
}

#: What a proxy or load balancer on the way says when nobody behind it answers.
HTML = (503, "text/html", "<html><head><title>503 Service Temporarily Unavailable</title></head></html>")


def answer(kind: str, service: str, is_json: bool) -> tuple[int, str, str]:
    """Status, content type and body."""
    if kind == "html":
        return HTML
    refusal = REFUSALS[kind]
    code, status = refusal.json if is_json else refusal.ec2 if service == "ec2" else refusal.xml
    return status, *shaped(service, is_json, code, refusal.message, status)


def throttled(service: str, is_json: bool) -> tuple[int, str, str]:
    """Status, content type and body for a call too many. Elastic Load Balancing's page on throttling names another code than the other
    services that answer in XML have."""
    if service == "elasticloadbalancing":
        return 400, *shaped(service, is_json, "ThrottlingException", "Rate exceeded", 400)
    return answer("throttle", service, is_json)


def shaped(service: str, is_json: bool, code: str, message: str, status: int) -> tuple[str, str]:
    """Content type and body of an error, as the service writes it."""
    if is_json:
        return "application/x-amz-json-1.1", json.dumps({"__type": code, "message": message})
    error = f"<Code>{code}</Code><Message>{escape(message)}</Message>"
    if service == "ec2":
        return "text/xml", f"<Response><Errors><Error>{error}</Error></Errors><RequestID>emulator</RequestID></Response>"
    side = "Sender" if status < 500 else "Receiver"
    return "text/xml", (f"<ErrorResponse><Error><Type>{side}</Type>{error}</Error>"
                        "<RequestId>emulator</RequestId></ErrorResponse>")
