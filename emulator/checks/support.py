"""Clients and shorthands for the checks. Names are new at every use: all checks share one server."""
from __future__ import annotations

import itertools
import json
import urllib.request
from functools import lru_cache
from typing import Any, Callable

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ACCOUNT = "123456789012"
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]})


class Aws:
    def __init__(self, port: int, region: str = "ap-south-1") -> None:
        self.url, self.region = f"http://127.0.0.1:{port}", region
        self.port = port
        self.numbers = itertools.count(1)

    @lru_cache(maxsize=None)
    def client(self, service: str, region: str | None = None) -> Any:
        return boto3.client(
            service, region_name=region or self.region, endpoint_url=self.url, aws_access_key_id="test",
            aws_secret_access_key="test", config=Config(retries={"max_attempts": 0}))

    ec2 = property(lambda self: self.client("ec2"))
    autoscaling = property(lambda self: self.client("autoscaling"))
    elbv2 = property(lambda self: self.client("elbv2"))
    acm = property(lambda self: self.client("acm"))
    ssm = property(lambda self: self.client("ssm"))
    iam = property(lambda self: self.client("iam"))
    s3 = property(lambda self: self.client("s3"))

    def name(self, prefix: str = "n") -> str:
        return f"{prefix}-{next(self.numbers)}"

    def refused(self, code: str, operation: Callable, message: str = "", **parameters: Any) -> str:
        """The call fails with exactly this code; answers the message."""
        try:
            operation(**parameters)
        except ClientError as error:
            found, text = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
            assert found == code, f"{code} expected, got {found}: {text}"
            assert message in text, f"a message with '{message}' expected, got: {text}"
            return text
        raise AssertionError(f"{code} expected, but the call was accepted")

    def get(self, path: str, method: str = "GET") -> Any:
        with urllib.request.urlopen(urllib.request.Request(self.url + path, method=method)) as answer:
            return json.load(answer)

    def trouble(self, **what: Any) -> None:
        request = urllib.request.Request(f"{self.url}/emulator/trouble", json.dumps(what).encode(), method="POST")
        urllib.request.urlopen(request).close()

    # What most checks stand on.
    @lru_cache(maxsize=None)
    def image(self, architecture: str = "x86_64") -> str:
        images = self.ec2.describe_images(Owners=["099720109477"], Filters=[
            {"Name": "architecture", "Values": [architecture]}])["Images"]
        assert images, f"no image for {architecture}"
        return max(images, key=lambda i: (i["CreationDate"], i["Name"]))["ImageId"]

    @lru_cache(maxsize=None)
    def default_subnets(self) -> list[dict]:
        found = self.ec2.describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
        return sorted(found, key=lambda s: s["AvailabilityZone"])

    @property
    def vpc(self) -> str:
        return self.default_subnets()[0]["VpcId"]

    def subnet_ids(self, count: int = 2) -> list[str]:
        return [s["SubnetId"] for s in self.default_subnets()[:count]]

    def network(self, cidr: str = "10.9.0.0/16", subnet: str = "10.9.0.0/24") -> tuple[str, str]:
        vpc = self.ec2.create_vpc(CidrBlock=cidr)["Vpc"]["VpcId"]
        return vpc, self.ec2.create_subnet(VpcId=vpc, CidrBlock=subnet)["Subnet"]["SubnetId"]

    def group(self, vpc: str | None = None) -> str:
        return self.ec2.create_security_group(
            GroupName=self.name("group"), Description="check", VpcId=vpc or self.vpc)["GroupId"]

    def profile(self) -> str:
        name = self.name("profile")
        self.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)
        self.iam.create_instance_profile(InstanceProfileName=name)
        self.iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=name)
        return name

    def run(self, **parameters: Any) -> str:
        given = {"ImageId": self.image(), "InstanceType": "c5.large", "MinCount": 1, "MaxCount": 1, **parameters}
        return self.ec2.run_instances(**given)["Instances"][0]["InstanceId"]

    def instance(self, instance_id: str) -> dict:
        return self.ec2.describe_instances(InstanceIds=[instance_id])["Reservations"][0]["Instances"][0]

    def template(self, **data: Any) -> str:
        name = self.name("template")
        self.ec2.create_launch_template(LaunchTemplateName=name, LaunchTemplateData={
            "ImageId": self.image(), "InstanceType": "c5.large", **data})
        return name

    def scaling_group(self, template: str | None = None, version: str = "$Latest", size: int = 1,
                      **parameters: Any) -> str:
        name = self.name("asg")
        self.autoscaling.create_auto_scaling_group(**{
            "AutoScalingGroupName": name, "MinSize": 0, "MaxSize": 4, "DesiredCapacity": size,
            "VPCZoneIdentifier": ",".join(self.subnet_ids()),
            "LaunchTemplate": {"LaunchTemplateName": template or self.template(), "Version": version}, **parameters})
        return name

    def members(self, name: str) -> list[dict]:
        return self.autoscaling.describe_auto_scaling_groups(
            AutoScalingGroupNames=[name])["AutoScalingGroups"][0]["Instances"]

    def target_group(self, protocol: str = "HTTP", port: int = 5080, vpc: str | None = None) -> str:
        return self.elbv2.create_target_group(
            Name=self.name("tg"), Protocol=protocol, Port=port, VpcId=vpc or self.vpc)["TargetGroups"][0][
            "TargetGroupArn"]

    def balancer(self, **parameters: Any) -> str:
        return self.elbv2.create_load_balancer(**{"Name": self.name("lb"), "Subnets": self.subnet_ids(), **parameters})[
            "LoadBalancers"][0]["LoadBalancerArn"]

    def listener(self, balancer: str, target_group: str, port: int = 80, protocol: str = "HTTP", **more: Any) -> str:
        return self.elbv2.create_listener(
            LoadBalancerArn=balancer, Port=port, Protocol=protocol,
            DefaultActions=[{"Type": "forward", "TargetGroupArn": target_group}], **more)["Listeners"][0][
            "ListenerArn"]

    def certificate(self, number: int = 1) -> str:
        return f"arn:aws:acm:{self.region}:{ACCOUNT}:certificate/00000000-0000-4000-8000-{number:012d}"

    def targets(self, target_group: str) -> set[str]:
        found = self.elbv2.describe_target_health(TargetGroupArn=target_group)["TargetHealthDescriptions"]
        return {t["Target"]["Id"] for t in found if t["TargetHealth"]["State"] == "healthy"}
