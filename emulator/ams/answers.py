"""What goes back over HTTP, and the pages that Tomcat and the load balancer show in place of an answer."""
from __future__ import annotations

import html
import json
from dataclasses import dataclass, field
from http import HTTPStatus


@dataclass
class Answer:
    status: int = 200
    body: bytes = b""
    type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)


def as_json(value: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode())


def result(success: bool, message: str = "", error: int = 0) -> Answer:
    """io/antmedia/rest/model/Result.java"""
    return as_json({"success": success, "message": message, "dataId": "", "errorId": error})


def page(title: str) -> Answer:
    return Answer(200, f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body></body></html>".encode(), "text/html")


def tomcat(status: int, message: str = "") -> Answer:
    """sendError: the page of Tomcat's ErrorReportValve, in parts."""
    phrase = HTTPStatus(status).phrase
    said = f"<p><b>Message</b> {html.escape(message)}</p>" if message else ""
    return Answer(status, (f'<!doctype html><html lang="en"><head><title>HTTP Status {status} – {phrase}</title></head><body>'
                           f"<h1>HTTP Status {status} – {phrase}</h1><hr class=\"line\" /><p><b>Type</b> Status Report</p>{said}</body></html>").encode(), "text/html")


def balancer(status: int, phrase: str) -> Answer:
    """The Application Load Balancer's own page."""
    text = f"<html>\r\n<head><title>{status} {phrase}</title></head>\r\n<body>\r\n<center><h1>{status} {phrase}</h1></center>\r\n</body>\r\n</html>\r\n"
    return Answer(status, text.encode(), "text/html")
