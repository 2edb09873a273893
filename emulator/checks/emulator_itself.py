"""The seeds, the endpoints and the answers to what is not there."""
from __future__ import annotations

import base64
import concurrent.futures
import time
import urllib.error
from typing import Callable

from botocore.exceptions import ClientError

from emulator.checks.support import Aws

ZONE = "/hostedzone/Z0EXAMPLEZONE000000001"


def check_unknown_operations(aws: Aws) -> None:
    """Common Errors of the API references: InvalidAction (query services), UnknownOperationException (JSON services),
    HTTP status 400."""
    for service, operation, parameters, code in (
            ("autoscaling", "describe_traffic_sources", {"AutoScalingGroupName": "g"}, "InvalidAction"),
            ("iam", "simulate_principal_policy",
             {"PolicySourceArn": "arn:aws:iam::123456789012:user/x", "ActionNames": ["ec2:RunInstances"]},
             "InvalidAction"),
            ("ssm", "describe_sessions", {"State": "Active"}, "UnknownOperationException"),
            ("pricing", "get_products", {"ServiceCode": "AmazonEC2"}, "UnknownOperationException")):
        client = aws.client(service)
        try:
            getattr(client, operation)(**parameters)
        except ClientError as error:
            assert error.response["Error"]["Code"] == code, error
            assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 400
        else:
            raise AssertionError(f"{operation} answered")


def check_seeds(aws: Aws) -> None:
    """Not AWS's behaviour but README's: key pair, certificates and hosted zone, in every region."""
    for region in ("ap-south-1", "us-east-1", "eu-west-1"):
        assert aws.client("ec2", region).describe_key_pairs(KeyNames=["ant"])["KeyPairs"]
        for number, status in ((1, "ISSUED"), (2, "PENDING_VALIDATION"), (3, "EXPIRED")):
            arn = aws.certificate(number).replace(aws.region, region)
            found = aws.client("acm", region).describe_certificate(CertificateArn=arn)["Certificate"]
            assert found["Status"] == status, found["Status"]
    found = aws.acm.describe_certificate(CertificateArn=aws.certificate())["Certificate"]
    assert found["DomainName"] == "live.example.com" and "*.example.com" in found["SubjectAlternativeNames"]
    assert ZONE in [z["Id"] for z in aws.client("route53").list_hosted_zones()["HostedZones"]]


def check_counting(aws: Aws) -> None:
    """/emulator/calls counts by service and operation; reads are Describe…, Get…, List…."""
    aws.get("/emulator/calls/reset", "POST")
    aws.ec2.describe_vpcs()
    aws.ec2.describe_vpcs()
    aws.client("route53").list_hosted_zones()
    aws.elbv2.describe_load_balancers()
    aws.group()
    found = aws.get("/emulator/calls")
    assert found["by_operation"]["ec2:DescribeVpcs"] == {"calls": 2} and found["writes"] == 1, found
    assert "route53:ListHostedZones" in found["by_operation"]


def check_requests_hide_secrets(aws: Aws) -> None:
    """/emulator/requests shows what was sent, in order, without secrets."""
    aws.get("/emulator/calls/reset", "POST")
    aws.ssm.put_parameter(Name=f"/check/{aws.name()}", Value="sssecret", Type="SecureString")
    aws.run(UserData="uuuser")
    seen = aws.get("/emulator/requests")
    assert [r["operation"] for r in seen if r["service"] in ("ssm", "ec2")][0] == "PutParameter"
    text = str(seen)
    assert "sssecret" not in text and base64.b64encode(b"uuuser").decode() not in text and "***" in text
    assert any(r["operation"] == "RunInstances" and r["parameters"]["InstanceType"] == "c5.large" for r in seen)


def check_requests_say_when_they_came(aws: Aws) -> None:
    """/emulator/requests tells when a call came in, on the clock that its client has too, before the pause."""
    aws.get("/emulator/calls/reset", "POST")
    try:
        aws.get("/emulator/latency?ms=300", "POST")
        began = time.monotonic()
        aws.ec2.describe_key_pairs()
        ended = time.monotonic()
    finally:
        aws.get("/emulator/latency?ms=0", "POST")
    arrived = aws.get("/emulator/requests")[0]["arrived"]
    assert began < arrived <= ended - 0.3, (began, arrived, ended)


def check_names_hold_when_calls_come_together(aws: Aws) -> None:
    """AWS checks and creates in one step, also when two callers come at once."""
    name = aws.name("lb")
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        arns = set(pool.map(lambda _: aws.balancer(Name=name), range(6)))
    assert len(arns) == 1
    assert len(aws.elbv2.describe_load_balancers(Names=[name])["LoadBalancers"]) == 1


def check_latency(aws: Aws) -> None:
    """Not AWS's behaviour but README's: every AWS call pauses, calls at once pause at once, the emulator's own
    endpoints do not."""

    def seconds(function: Callable, *arguments: str) -> float:
        began = time.monotonic()
        function(*arguments)
        return time.monotonic() - began

    # Wide apart, so that a busy machine does not decide: a minute, and six calls of which each pauses for three seconds.
    try:
        assert aws.get("/emulator/latency?ms=60000", "POST") == {"ms": 60000}
        assert seconds(aws.get, "/emulator/calls") < 60
        assert seconds(aws.get, "/moto-api/config") < 60
        assert aws.get("/emulator/latency?ms=3000", "POST") == {"ms": 3000}
        with concurrent.futures.ThreadPoolExecutor(6) as pool:
            began = time.monotonic()
            each = list(pool.map(lambda _: seconds(aws.ec2.describe_key_pairs), range(6)))
        assert min(each) >= 3 and time.monotonic() - began < 6 * 3, each
        for wrong in ("", "?ms=", "?ms=-1", "?ms=inf", "?ms=nan", "?ms=soon"):
            try:
                aws.get(f"/emulator/latency{wrong}", "POST")
            except urllib.error.HTTPError as error:
                assert error.code == 400
            else:
                raise AssertionError(f"{wrong!r} was taken")
    finally:
        aws.get("/emulator/latency?ms=0", "POST")
    assert seconds(aws.ec2.describe_key_pairs) < 3


def check_zz_reset_brings_the_seeds_back(aws: Aws) -> None:
    """/moto-api/reset empties all, and the seeds are there again. (The last check of this file: it empties the
    rest.)"""
    aws.run()
    aws.get("/moto-api/reset", "POST")
    type(aws).default_subnets.cache_clear()
    assert not aws.ec2.describe_instances()["Reservations"]
    assert len(aws.ec2.describe_images(Owners=["aws-marketplace"])["Images"]) == 3
    check_seeds(aws)
