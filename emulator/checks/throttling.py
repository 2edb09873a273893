"""AWS's token buckets: what fits goes through, what does not is refused under the service's own code and takes nothing."""
from __future__ import annotations

import time
from contextlib import contextmanager
from typing import Any, Callable, Iterator

from botocore.exceptions import ClientError

from emulator.checks.support import Aws


@contextmanager
def throttling(aws: Aws, scale: float = 1) -> Iterator[None]:
    found = aws.get(f"/emulator/throttling?on=1&scale={scale:g}", "POST")
    assert found["on"] and not found["buckets"], found
    try:
        yield
    finally:
        assert not aws.get("/emulator/throttling?on=0", "POST")["on"]


def until_refused(operation: Callable, most: int = 200, **parameters: Any) -> tuple[int, dict]:
    """How many calls went through before one did not, and how that one was answered."""
    for number in range(most):
        try:
            operation(**parameters)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("RequestLimitExceeded", "Throttling", "ThrottlingException"):
                return number, error.response
    raise AssertionError(f"{most} calls went through")


def told(aws: Aws, bucket: str) -> dict:
    return aws.get("/emulator/throttling")["buckets"][bucket]


def check_each_service_refuses_in_its_own_way(aws: Aws) -> None:
    """EC2's Error codes: RequestLimitExceeded, 503. Elastic Load Balancing, Request throttling: ThrottlingException, Rate exceeded.
    Common Errors of Auto Scaling and IAM: Throttling, 400. Common Errors of Systems Manager: ThrottlingException, 400."""
    cases = ((aws.ec2.start_instances, {"InstanceIds": ["i-0123456789abcdef0"]}, "RequestLimitExceeded", 503),
             (aws.elbv2.set_subnets, {"LoadBalancerArn": "arn:x", "Subnets": ["subnet-1"]}, "ThrottlingException", 400),
             (aws.autoscaling.describe_auto_scaling_groups, {}, "Throttling", 400),
             (aws.iam.get_role, {"RoleName": "nobody"}, "Throttling", 400),
             (aws.ssm.list_tags_for_resource, {"ResourceType": "Parameter", "ResourceId": "/no"}, "ThrottlingException", 400))
    # With a hundredth of AWS's limits the second call is refused, however slow the machine is.
    with throttling(aws, scale=0.01):
        for operation, parameters, code, status in cases:
            _, answer = until_refused(operation, **parameters)
            assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == (code, status), answer


def check_a_bucket_of_each_api(aws: Aws) -> None:
    """Request throttling for the Amazon EC2 API: RunInstances has 5 tokens and regains 2 a second; other APIs have their own."""
    given = {"ImageId": aws.image(), "InstanceType": "c5.large", "MinCount": 1, "MaxCount": 1}
    bucket = f"{aws.region} ec2 RunInstances"
    with throttling(aws):
        aws.ec2.run_instances(**given)
        assert told(aws, bucket) == {"size": 5, "refill": 2, "taken": 1, "refused": 0, "least_seconds": 0}, told(aws, bucket)
    with throttling(aws, scale=0.01):
        went, _ = until_refused(aws.ec2.run_instances, **given)
        assert (told(aws, bucket)["taken"], told(aws, bucket)["refused"]) == (went, 1), told(aws, bucket)
        assert aws.ec2.describe_key_pairs()["KeyPairs"]


def check_a_refused_call_changes_nothing(aws: Aws) -> None:
    """What is throttled is not carried out, and takes nothing from any bucket."""
    subnets, made, refused = aws.subnet_ids(), aws.name("lb"), aws.name("lb")
    # An account with a tenth: one load balancer, and the next one 50 s later.
    with throttling(aws, 0.1):
        aws.elbv2.create_load_balancer(Name=made, Subnets=subnets)
        aws.refused("ThrottlingException", aws.elbv2.create_load_balancer, Name=refused, Subnets=subnets)
        assert told(aws, f"{aws.region} elb account")["taken"] == 1
    assert aws.elbv2.describe_load_balancers(Names=[made])["LoadBalancers"]
    aws.refused("LoadBalancerNotFound", aws.elbv2.describe_load_balancers, Names=[refused])


def check_reads_without_a_filter(aws: Aws) -> None:
    """Request throttling for the Amazon EC2 API: unfiltered and unpaginated reads take from a smaller bucket."""
    with throttling(aws):
        aws.ec2.describe_volumes()
        aws.ec2.describe_volumes(Filters=[{"Name": "status", "Values": ["in-use"]}])
        assert told(aws, f"{aws.region} ec2 DescribeVolumes, unfiltered")["size"] == 50
        assert told(aws, f"{aws.region} ec2 DescribeVolumes")["size"] == 100


def check_the_least_time(aws: Aws) -> None:
    """Not AWS's behaviour but README's: what was taken beyond the bucket's size, by what it regains a second."""
    # A tenth of AWS's limits: two tokens, and one more every two seconds.
    began, refused = time.monotonic(), 0
    with throttling(aws, scale=0.1):
        while aws.get("/emulator/throttling")["calls"] < 3:
            try:
                aws.autoscaling.describe_auto_scaling_groups()
            except ClientError:
                refused += 1
                time.sleep(0.1)
        found = aws.get("/emulator/throttling")
        assert time.monotonic() - began >= 2
        bucket = {"size": 2, "refill": 0.5, "taken": 3, "refused": refused, "least_seconds": 2}
        assert found == {"on": True, "calls": 3, "refused": refused, "least_seconds": 2,
                         "buckets": {f"{aws.region} autoscaling": bucket}}, found


def check_another_account(aws: Aws) -> None:
    """Not AWS's behaviour but README's: an account may have other limits than AWS's defaults."""
    with throttling(aws, scale=0.4):
        aws.refused("InvalidInstanceID.NotFound", aws.ec2.start_instances, InstanceIds=["i-0123456789abcdef0"])
        found = told(aws, f"{aws.region} ec2 StartInstances")
        assert (found["size"], found["refill"], found["taken"]) == (2, 0.8, 1), found


def check_off(aws: Aws) -> None:
    """Not AWS's behaviour but README's: it is off unless it is asked for."""
    for _ in range(30):
        aws.autoscaling.describe_auto_scaling_groups()
    assert aws.get("/emulator/throttling") == {"on": False, "calls": 0, "refused": 0, "least_seconds": 0.0, "buckets": {}}
