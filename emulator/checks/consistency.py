"""AWS in the first moments, as it is played on demand: delays are README's, codes and states AWS's."""
from __future__ import annotations

import json
import time
import urllib.request
from contextlib import contextmanager
from typing import Any, Callable, Iterator

from botocore.exceptions import ClientError

from emulator.checks.support import TRUST, Aws


#: Delays that do not end within a check, however slow the machine is.
FOREVER = 10000


@contextmanager
def played(aws: Aws, seed: int = 3, scale: float = 0.3) -> Iterator[None]:
    def tell(**document: Any) -> None:
        request = urllib.request.Request(f"{aws.url}/emulator/consistency", json.dumps(document).encode())
        urllib.request.urlopen(request).close()

    tell(seed=seed, scale=scale)
    try:
        yield
    finally:
        tell()


def codes_until(call: Callable, seconds: float = 5) -> list[str]:
    """Calls again and again until it goes well; the codes met on the way."""
    met, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            call()
            return met
        except ClientError as error:
            met.append(error.response["Error"]["Code"])
            time.sleep(0.02)
    raise AssertionError(f"it never went well: {met[-1]}")


def check_what_was_just_made_is_not_seen(aws: Aws) -> None:
    """Eventual consistency in the EC2 API: a describe or a reference right after a create may be answered with NotFound."""
    rule = {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 1, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
    with played(aws, scale=FOREVER):
        group = aws.ec2.create_security_group(GroupName=aws.name("group"), Description="d", VpcId=aws.vpc)["GroupId"]
        shown = aws.ec2.describe_security_groups(Filters=[{"Name": "group-id", "Values": [group]}])["SecurityGroups"]
        assert not shown, shown
        aws.refused("InvalidGroup.NotFound", aws.ec2.authorize_security_group_ingress, GroupId=group, IpPermissions=[rule])
    aws.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
    assert aws.ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"]
    with played(aws, scale=1):
        role = aws.name("role")
        aws.iam.create_role(RoleName=role, AssumeRolePolicyDocument=TRUST)
        assert set(codes_until(lambda: aws.iam.get_role(RoleName=role))) <= {"NoSuchEntity"}


def check_auto_scaling_does_not_see_what_is_new(aws: Aws) -> None:
    """CreateAutoScalingGroup: ValidationError, and in its text what does not exist."""
    name = aws.template()
    with played(aws, scale=FOREVER):
        target = aws.target_group()
        aws.refused("ValidationError", aws.scaling_group, template=name, size=0, TargetGroupARNs=[target])
    aws.scaling_group(template=name, size=0, TargetGroupARNs=[target])


def check_states_on_the_way(aws: Aws) -> None:
    """LoadBalancerState provisioning, target health initial, instance states pending, stopping and shutting-down."""
    with played(aws, scale=1):
        instance = aws.run()

        def states() -> Iterator[str]:
            end = time.monotonic() + 5
            while time.monotonic() < end:
                for reservation in aws.ec2.describe_instances(Filters=[{"Name": "instance-id", "Values": [instance]}])["Reservations"]:
                    for found in reservation["Instances"]:
                        yield found["State"]["Name"]
                time.sleep(0.02)

        assert next(s for s in states() if s != "pending") == "running"
        aws.ec2.terminate_instances(InstanceIds=[instance])
        assert next(states()) == "shutting-down" and "terminated" in states()
        balancer = aws.balancer()
        found, end = [], time.monotonic() + 10
        while time.monotonic() < end and found[-1:] != ["active"]:
            found += [b["State"]["Code"] for b in aws.elbv2.describe_load_balancers()["LoadBalancers"] if b["LoadBalancerArn"] == balancer]
        assert found[0] == "provisioning" and found[-1] == "active", found


def check_what_is_gone_lingers(aws: Aws) -> None:
    """DependencyViolation of security groups and ResourceInUse of target groups for a while after their user is gone; an auto
    scaling group stays until its nodes are gone."""
    group, targets = aws.group(), aws.target_group()
    balancer = aws.balancer(SecurityGroups=[group])
    aws.listener(balancer, targets)
    scaling = aws.scaling_group(size=0)
    with played(aws):
        aws.elbv2.delete_load_balancer(LoadBalancerArn=balancer)
        assert set(codes_until(lambda: aws.ec2.delete_security_group(GroupId=group))) == {"DependencyViolation"}
        assert set(codes_until(lambda: aws.elbv2.delete_target_group(TargetGroupArn=targets))) <= {"ResourceInUse"}
        aws.autoscaling.delete_auto_scaling_group(AutoScalingGroupName=scaling, ForceDelete=True)
        named = {"AutoScalingGroupNames": [scaling]}
        assert aws.autoscaling.describe_auto_scaling_groups(**named)["AutoScalingGroups"]
        end = time.monotonic() + 5
        while aws.autoscaling.describe_auto_scaling_groups(**named)["AutoScalingGroups"]:
            assert time.monotonic() < end
            time.sleep(0.05)
