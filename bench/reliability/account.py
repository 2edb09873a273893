"""The account that everything happens in: an emulator, emptied before each case, whose calls go wrong as planned."""
from __future__ import annotations

import json
import time
import urllib.request
from typing import Any

import boto3
from botocore.config import Config

from emulated import Emulated

REGION = "ap-south-1"
SERVICES = ("ec2", "autoscaling", "elbv2", "iam", "ssm", "route53", "acm", "cloudwatch", "sns")


class Account(Emulated):
    def __enter__(self) -> Account:
        super().__enter__()
        self.clients = {service: boto3.client(
            service, region_name=REGION, endpoint_url=self.url, aws_access_key_id="look", aws_secret_access_key="look",
            config=Config(proxies={}, retries={"max_attempts": 0})) for service in SERVICES}
        return self

    def fresh(self) -> None:
        self.plan()
        self.slow(None)
        self.empty()
        self.count_from_zero()

    def plan(self, **faults: Any) -> dict:
        return self.tell("/emulator/faults", faults)

    def plan_so_far(self) -> int:
        """How many calls came since the plan was set."""
        return self.ask("/emulator/faults")["calls"]

    def slow(self, seed: int | None) -> Any:
        """From now on AWS shows what was done only after a while, or at once again."""
        return self.tell("/emulator/consistency", {} if seed is None else {"seed": seed})

    def tell(self, path: str, document: dict) -> Any:
        request = urllib.request.Request(self.url + path, json.dumps(document).encode(), {"Content-Type": "application/json"})
        with self.http.open(request, timeout=60) as answer:
            return json.load(answer)

    def until_held(self, running: Any, seconds: float = 300) -> dict | None:
        """Waits until the planned call is held; None when the process ended before."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ended = running.poll() is not None
            if held := self.ask("/emulator/faults")["held"]:
                return held
            if ended:
                return None
            time.sleep(0.01)
        raise TimeoutError("the call was not reached and the process did not end")
