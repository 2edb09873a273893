"""POST /emulator/crowd?n=1000: so many instances, security groups, launch templates, target groups, load balancers and auto
scaling groups that belong to others, as they stand in an account that has been in use for years.

They are made past the API: thousands of calls would take a minute. Their tag `cluster` says `other`.
"""
from __future__ import annotations

import json
from threading import RLock
from typing import Any
from urllib.parse import parse_qs

ACCOUNT, REGION = "123456789012", "ap-south-1"
PATH = "/emulator/crowd"
MOST = 10000


class Crowd:
    """WSGI middleware. The lock keeps moto's own calls out while the crowd comes in."""

    def __init__(self, application: Any, lock: RLock) -> None:
        self.application, self.lock = application, lock

    def __call__(self, environ: dict, start_response: Any) -> Any:
        if (environ.get("PATH_INFO"), environ["REQUEST_METHOD"]) != (PATH, "POST"):
            return self.application(environ, start_response)
        number = parse_qs(environ.get("QUERY_STRING", "")).get("n", [""])[0]
        if number.isdecimal() and 1 <= int(number) <= MOST:
            with self.lock:
                come(int(number))
            status, answer = "200 OK", {"n": int(number)}
        else:
            status, answer = "400 Bad Request", {"error": f"?n=N, 1 to {MOST}, is wanted"}
        content = json.dumps(answer).encode()
        start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(content)))])
        return [content]


def come(number: int) -> None:
    from moto.backends import get_backend

    ec2, elb, scaling = (get_backend(service)[ACCOUNT][REGION] for service in ("ec2", "elbv2", "autoscaling"))
    subnets = [s.id for s in ec2.describe_subnets(filters={"default-for-az": ["true"]})[:2]]
    vpc, image = ec2.default_vpc.id, next(iter(ec2.amis))
    first = sum(name.startswith("other-") for name in scaling.autoscaling_groups)
    for name in (f"other-{i}" for i in range(first, first + number)):
        tags = {"Name": name, "cluster": "other"}
        listed = [{"Key": key, "Value": value} for key, value in tags.items()]
        group = ec2.create_security_group(name, "Somebody else's", vpc, tags=tags)
        # A reservation each: a page of instances is counted in reservations.
        ec2.run_instances(image, 1, None, [], instance_type="c5.large", is_instance_type_default=False, subnet_id=subnets[0],
                          tags={"instance": tags})
        template = ec2.create_launch_template(name, "", {"ImageId": image, "InstanceType": "c5.large"}, {"launch-template": tags})
        target = elb.create_target_group(name, protocol="HTTP", port=80, vpc_id=vpc, target_type="instance", tags=listed)
        elb.create_load_balancer(name, [group.id], subnets, loadbalancer_type="application", tags=listed)
        scaling.create_auto_scaling_group(
            name, [], 0, 1, 0, None, {"LaunchTemplateId": template.id, "Version": "$Latest"}, subnets[0], None, None, "EC2", [],
            [target.arn], None, [], [{**tag, "propagate_at_launch": "false", "resource_id": name} for tag in listed])
