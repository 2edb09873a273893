"""Calls that go wrong by plan: not AWS's behaviour but README's, in the shapes and codes that AWS documents."""
from __future__ import annotations

import http.client
import json
import time
from contextlib import contextmanager
from typing import Any, Iterator

from botocore.exceptions import ClientError, ConnectionClosedError, HTTPClientError

from emulator.checks.support import Aws


def plan(aws: Aws, **given: Any) -> dict:
    connection = http.client.HTTPConnection("127.0.0.1", aws.port)
    connection.request("POST", "/emulator/faults", json.dumps(given), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    found = json.loads(answer.read())
    assert answer.status == (400 if "error" in found else 200)
    return found


@contextmanager
def planned(aws: Aws, **given: Any) -> Iterator[None]:
    found = plan(aws, **given)
    assert found == {"calls": 0, "held": None, "injected": {}}, found
    try:
        yield
    finally:
        plan(aws)


def check_codes(aws: Aws) -> None:
    """Common Errors of the API references and EC2's Error codes: each service has its own code for the same."""
    calls = {"ec2": aws.ec2.describe_vpcs, "xml": aws.elbv2.describe_load_balancers, "json": aws.ssm.describe_parameters}
    for kind, ec2, xml, as_json in (
            ("throttle", "RequestLimitExceeded", "Throttling", "ThrottlingException"),
            ("500", "InternalError", "InternalFailure", "InternalServerError"),
            ("503", "Unavailable", "ServiceUnavailable", "ServiceUnavailable"),
            ("denied", "UnauthorizedOperation", "AccessDenied", "AccessDeniedException"),
            ("expired", "RequestExpired", "ExpiredToken", "ExpiredTokenException")):
        with planned(aws, kinds=[kind], rate=1):
            for service, code in (("ec2", ec2), ("xml", xml), ("json", as_json)):
                aws.refused(code, calls[service])
            assert aws.get("/emulator/faults") == {"calls": 3, "held": None, "injected": {kind: 3}}


def check_what_is_carried_out(aws: Aws) -> None:
    """What is refused, reset or left hanging is not carried out; what is lost, spoilt or answered too late is."""
    for kind in ("throttle", "500", "503", "html", "denied", "expired", "reset", "hang", "lost", "late500", "truncated"):
        name = aws.name("key")
        with planned(aws, kinds=[kind], at=1, hang_seconds=0.05):
            try:
                aws.ec2.create_key_pair(KeyName=name)
            except (ClientError, HTTPClientError, ConnectionClosedError):
                pass
            else:
                assert kind == "truncated", kind  # boto3 may take what came of it for the whole
            found = aws.ec2.describe_key_pairs(Filters=[{"Name": "key-name", "Values": [name]}])["KeyPairs"]
        assert bool(found) == (kind in ("lost", "late500", "truncated")), kind


def check_seeds_and_numbers(aws: Aws) -> None:
    """The same seed has the same fates; `from` takes all calls from there, `at` one."""

    def failed(**given: Any) -> list[int]:
        found = []
        with planned(aws, **given):
            for number in range(1, 41):
                try:
                    aws.ec2.describe_key_pairs()
                except ClientError:
                    found.append(number)
        return found

    first = failed(kinds=["throttle", "500"], rate=0.3, seed=5)
    assert 4 < len(first) < 25 and failed(kinds=["throttle", "500"], rate=0.3, seed=5) == first
    assert failed(kinds=["throttle", "500"], rate=0.3, seed=6) != first
    assert failed(kinds=["500"], **{"at": 3}) == [3] and failed(kinds=["500"], **{"from": 38}) == [38, 39, 40]


def check_a_held_call(aws: Aws) -> None:
    """Held before: dropped when its client is gone. Held after: carried out, never answered. Others go on meanwhile."""
    for hold, there in (("before", False), ("after", True)):
        name = aws.name("key")
        with planned(aws, hold=hold, at=2):
            aws.ec2.describe_key_pairs()
            body = f"Action=CreateKeyPair&Version=2016-11-15&KeyName={name}"
            connection = http.client.HTTPConnection("127.0.0.1", aws.port)
            connection.request("POST", "/", body, {
                "Content-Type": "application/x-www-form-urlencoded",
                "Authorization": f"AWS4-HMAC-SHA256 Credential=test/20200101/{aws.region}/ec2/aws4_request, x"})
            end = time.monotonic() + 5
            while not (held := aws.get("/emulator/faults")["held"]) and time.monotonic() < end:
                time.sleep(0.01)
            assert held == {"call": 2, "service": "ec2", "operation": "CreateKeyPair"}, held
            assert aws.ec2.describe_key_pairs()["KeyPairs"]
            connection.close()
            time.sleep(0.1)
        found = aws.ec2.describe_key_pairs(Filters=[{"Name": "key-name", "Values": [name]}])["KeyPairs"]
        assert bool(found) == there, hold


def check_wrong_plans(aws: Aws) -> None:
    """What is no plan is refused, and the one before stays."""
    for wrong in ({"kinds": ["flood"]}, {"hold": "still"}, {"rat": 0.1}, {"rate": "often"}):
        assert "error" in plan(aws, **wrong), wrong
