"""Load balancers and target groups."""
from __future__ import annotations

from emulator.checks.support import Aws


def check_same_settings_same_balancer(aws: Aws) -> None:
    """CreateLoadBalancer: idempotent, a second call with the same settings answers the first load balancer;
    DuplicateLoadBalancerName otherwise."""
    request = {"Name": aws.name("lb"), "Subnets": aws.subnet_ids(), "SecurityGroups": [aws.group()]}
    assert aws.balancer(**request) == aws.balancer(**request)
    found = aws.elbv2.describe_load_balancers(Names=[request["Name"]])["LoadBalancers"]
    assert len(found) == 1
    aws.refused("DuplicateLoadBalancerName", aws.balancer, **{**request, "SecurityGroups": [aws.group()]})


def check_balancer_names(aws: Aws) -> None:
    """CreateLoadBalancer, Name: at most 32 letters, digits and hyphens; no hyphen at either end, no internal- in
    front."""
    for name in ("x" * 33, "a_b", "-a", "a-", "internal-a"):
        aws.refused("ValidationError", aws.balancer, Name=name)


def check_two_zones(aws: Aws) -> None:
    """CreateLoadBalancer, Subnets: an Application Load Balancer needs two zones; a Network Load Balancer takes one."""
    aws.refused("ValidationError", aws.balancer, "At least two subnets in two different Availability Zones",
                Subnets=aws.subnet_ids(1))
    assert "/net/" in aws.balancer(Type="network", Subnets=aws.subnet_ids(1))


def check_unknown_group(aws: Aws) -> None:
    """CreateLoadBalancer: InvalidSecurityGroup for a group that does not exist."""
    aws.refused("InvalidSecurityGroup", aws.balancer, SecurityGroups=["sg-0123456789abcdef0"])


def check_internet_gateway(aws: Aws) -> None:
    """CreateLoadBalancer: InvalidSubnet for an internet-facing load balancer in a VPC without internet gateway; the
    default VPC has one (Default VPCs, VPC guide)."""
    vpc, first = aws.network()
    second = aws.ec2.create_subnet(VpcId=vpc, CidrBlock="10.9.1.0/24", AvailabilityZone=f"{aws.region}b")["Subnet"]
    zone = aws.ec2.describe_subnets(SubnetIds=[first])["Subnets"][0]["AvailabilityZone"]
    if zone == second["AvailabilityZone"]:
        second = aws.ec2.create_subnet(VpcId=vpc, CidrBlock="10.9.2.0/24", AvailabilityZone=f"{aws.region}a")["Subnet"]
    aws.refused("InvalidSubnet", aws.balancer, "no internet gateway", Subnets=[first, second["SubnetId"]])
    aws.balancer(Subnets=[first, second["SubnetId"]], Scheme="internal")


def check_described_fields(aws: Aws) -> None:
    """LoadBalancer: Scheme (default internet-facing), SecurityGroups (default: that of the VPC), CanonicalHostedZoneId
    (Elastic Load Balancing endpoints and quotas)."""
    found = aws.elbv2.describe_load_balancers(LoadBalancerArns=[aws.balancer()])["LoadBalancers"][0]
    assert found["Scheme"] == "internet-facing" and found["SecurityGroups"] and found["Type"] == "application"
    assert found["CanonicalHostedZoneId"] == "ZP97RAFLXTNZK", found["CanonicalHostedZoneId"]


def check_network_balancer_keeps_groups(aws: Aws) -> None:
    """CreateLoadBalancer, SecurityGroups: Network Load Balancers have them too."""
    group = aws.group()
    arn = aws.balancer(Type="network", SecurityGroups=[group])
    found = aws.elbv2.describe_load_balancers(LoadBalancerArns=[arn])["LoadBalancers"][0]
    assert found["SecurityGroups"] == [group] and ":loadbalancer/net/" in arn and found["Type"] == "network"


def check_one_unknown_name_among_known(aws: Aws) -> None:
    """DescribeLoadBalancers: LoadBalancerNotFound when one of the names is unknown; DescribeTargetGroups:
    TargetGroupNotFound."""
    name = aws.name("lb")
    aws.balancer(Name=name)
    aws.refused("LoadBalancerNotFound", aws.elbv2.describe_load_balancers, Names=[name, "missing"])
    group = aws.target_group().split("/")[1]
    aws.refused("TargetGroupNotFound", aws.elbv2.describe_target_groups, Names=[group, "missing"])


def check_deletion_protection(aws: Aws) -> None:
    """DeleteLoadBalancer: OperationNotPermitted while deletion protection is on."""
    arn = aws.balancer()
    for value, allowed in (("true", False), ("false", True)):
        aws.elbv2.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=[
            {"Key": "deletion_protection.enabled", "Value": value}])
        if allowed:
            aws.elbv2.delete_load_balancer(LoadBalancerArn=arn)
        else:
            aws.refused("OperationNotPermitted", aws.elbv2.delete_load_balancer, LoadBalancerArn=arn)


def check_same_settings_same_target_group(aws: Aws) -> None:
    """CreateTargetGroup: idempotent, a second call with the same settings answers the first target group;
    DuplicateTargetGroupName otherwise."""
    request = {"Name": aws.name("tg"), "Protocol": "HTTP", "Port": 5080, "VpcId": aws.vpc}
    arns = {aws.elbv2.create_target_group(**request)["TargetGroups"][0]["TargetGroupArn"] for _ in range(2)}
    assert len(arns) == 1
    aws.refused("DuplicateTargetGroupName", aws.elbv2.create_target_group, **{**request, "Port": 5081})
    assert len(aws.elbv2.describe_target_groups(Names=[request["Name"]])["TargetGroups"]) == 1


def check_target_group_attributes(aws: Aws) -> None:
    """TargetGroupAttribute: the keys, their ranges and values by protocol of the target group."""
    arn = aws.target_group()

    def put(key: str, value: str) -> dict:
        return {"TargetGroupArn": arn, "Attributes": [{"Key": key, "Value": value}]}

    for key, value in (("unknown.key", "1"), ("stickiness.enabled", "maybe"), ("slow_start.duration_seconds", "5"),
                       ("load_balancing.algorithm.type", "random"), ("preserve_client_ip.enabled", "true"),
                       ("deregistration_delay.timeout_seconds", "3601")):
        aws.refused("ValidationError", aws.elbv2.modify_target_group_attributes, **put(key, value))
    answer = aws.elbv2.modify_target_group_attributes(**put("deregistration_delay.timeout_seconds", "3600"))
    keys = {a["Key"]: a["Value"] for a in answer["Attributes"]}
    assert keys["deregistration_delay.timeout_seconds"] == "3600" and "stickiness.enabled" in keys


def check_target_group_in_use(aws: Aws) -> None:
    """DeleteTargetGroup: ResourceInUse while a listener or rule forwards to it; TargetGroup, LoadBalancerArns: those
    that route to it now."""
    group, balancer = aws.target_group(), aws.balancer()
    aws.listener(balancer, group)

    def arns() -> list:
        return aws.elbv2.describe_target_groups(TargetGroupArns=[group])["TargetGroups"][0].get("LoadBalancerArns", [])

    aws.refused("ResourceInUse", aws.elbv2.delete_target_group, TargetGroupArn=group)
    assert arns() == [balancer]
    aws.elbv2.delete_load_balancer(LoadBalancerArn=balancer)
    assert arns() == []
    aws.elbv2.delete_target_group(TargetGroupArn=group)


def check_tags(aws: Aws) -> None:
    """Tags for your load balancer (Elastic Load Balancing): 50 a resource; AddTags: TooManyTags; DescribeTags."""
    arn = aws.balancer(Tags=[{"Key": f"k{n}", "Value": "v"} for n in range(12)])
    aws.elbv2.add_tags(ResourceArns=[arn], Tags=[{"Key": f"m{n}", "Value": "v"} for n in range(6)])
    assert len(aws.elbv2.describe_tags(ResourceArns=[arn])["TagDescriptions"][0]["Tags"]) == 18
    aws.refused("TooManyTags", aws.elbv2.add_tags, ResourceArns=[arn],
                Tags=[{"Key": f"n{n}", "Value": "v"} for n in range(40)])


def modify(aws: Aws, balancer: str, **attributes: str) -> dict[str, str]:
    answer = aws.elbv2.modify_load_balancer_attributes(LoadBalancerArn=balancer, Attributes=[
        {"Key": key.replace("__", "."), "Value": value} for key, value in attributes.items()])
    return {a["Key"]: a["Value"] for a in answer["Attributes"]}


def check_balancer_attributes(aws: Aws) -> None:
    """LoadBalancerAttribute: keys by type of load balancer, values in their range, defaults told as well."""
    application, network = aws.balancer(), aws.balancer(Type="network")
    found = {a["Key"]: a["Value"] for a in aws.elbv2.describe_load_balancer_attributes(
        LoadBalancerArn=application)["Attributes"]}
    assert (found["idle_timeout.timeout_seconds"], found["deletion_protection.enabled"],
            found["routing.http.drop_invalid_header_fields.enabled"], found["access_logs.s3.enabled"]) == (
        "60", "false", "false", "false"), found
    after = modify(aws, application, idle_timeout__timeout_seconds="4000")
    assert after["idle_timeout.timeout_seconds"] == "4000" and after["routing.http2.enabled"] == "true", after
    for wrong in ({"idle_timeout__timeout_seconds": "0"}, {"idle_timeout__timeout_seconds": "4001"},
                  {"deletion_protection__enabled": "yes"}, {"no__such": "true"}):
        aws.refused("ValidationError", modify, aws=aws, balancer=application, **wrong)
    aws.refused("ValidationError", modify, aws=aws, balancer=network, idle_timeout__timeout_seconds="60")


def check_access_logs_need_a_bucket_that_takes_them(aws: Aws) -> None:
    """ModifyLoadBalancerAttributes: InvalidConfigurationRequest for a bucket that does not exist, is in another
    Region, or whose policy does not let Elastic Load Balancing write."""
    balancer = aws.balancer()
    for bucket, words in (("", "must be specified"), ("example-missing", "does not exist"),
                          ("example-logs-elsewhere", "same region"), ("example-private", "Access Denied for bucket")):
        aws.refused("InvalidConfigurationRequest", modify, words, aws=aws, balancer=balancer,
                    access_logs__s3__enabled="true", access_logs__s3__bucket=bucket)
    aws.refused("InvalidConfigurationRequest", modify, "prefix", aws=aws, balancer=balancer,
                access_logs__s3__enabled="true", access_logs__s3__bucket="example-logs",
                access_logs__s3__prefix="AWSLogs")
    after = modify(aws, balancer, access_logs__s3__enabled="true", access_logs__s3__bucket="example-logs",
                   access_logs__s3__prefix="live")
    assert after["access_logs.s3.prefix"] == "live", after
