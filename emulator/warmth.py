"""What takes moto time at a first call is done before: when it starts, and again when all is emptied.

It would be taken for the client's time otherwise: a region's backend reads a thousand images when it is first asked for.
"""
from __future__ import annotations

from typing import Any

from werkzeug.test import Client

SERVICES = ("ec2", "autoscaling", "elbv2", "acm", "ssm", "iam", "sts", "route53", "sns", "cloudwatch")
REGION = "ap-south-1"
CALLS = (
    ("ec2", "DescribeKeyPairs", "2016-11-15"),
    ("autoscaling", "DescribeAutoScalingGroups", "2011-01-01"),
    ("elasticloadbalancing", "DescribeLoadBalancers", "2015-12-01"),
    ("iam", "ListRoles", "2010-05-08"),
    ("sts", "GetCallerIdentity", "2011-06-15"),
)


class StaysWarm:
    """Makes the region's backends again right after a reset."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict, start_response: Any) -> Any:
        answer = self.application(environ, start_response)
        if environ["PATH_INFO"] == "/moto-api/reset":
            backends()
        return answer


def backends() -> None:
    from moto.backends import get_backend

    for service in SERVICES:
        get_backend(service)["123456789012"]["aws" if service in ("iam", "sts", "route53") else REGION]


def warm(application: Any) -> None:
    from moto import backends as modules
    from moto.core.utils import get_service_model

    # It would look through moto's own folder at each call.
    names = tuple(modules.list_of_moto_modules())
    modules.list_of_moto_modules = lambda: names
    for service in SERVICES:
        get_service_model(service)
    backends()
    # The web application of a service, and much of what it imports, is made at its first request.
    client = Client(application)
    for service, operation, version in CALLS:
        client.post("/", data={"Action": operation, "Version": version}, headers={
            "Authorization": f"AWS4-HMAC-SHA256 Credential=test/20200101/{REGION}/{service}/aws4_request, x"})
