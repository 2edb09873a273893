"""Reads all that a cluster can leave in an account, through AWS's own calls, and what the ids in it stand for."""
from __future__ import annotations

from typing import Any

Found = dict[str, list]


def read(clients: dict[str, Any]) -> tuple[Found, dict[str, str]]:
    found: Found = {}
    names: dict[str, str] = {}
    for part in (network, machines, balancing, scaling, identity, notices, rest):
        part(clients, found, names)
    return found, names


def tag(thing: dict, otherwise: str = "?") -> str:
    return next((t["Value"] for t in thing.get("Tags", []) if t["Key"] == "Name"), otherwise)


def network(clients: dict, found: Found, names: dict) -> None:
    ec2 = clients["ec2"]
    found["VPC"] = ec2.describe_vpcs()["Vpcs"]
    for vpc in found["VPC"]:
        names[vpc["VpcId"]] = "vpc " + tag(vpc, "default" if vpc.get("IsDefault") else "?")
        vpc["HostNames"] = ec2.describe_vpc_attribute(VpcId=vpc["VpcId"], Attribute="enableDnsHostnames")["EnableDnsHostnames"]["Value"]
    found["subnet"] = ec2.describe_subnets()["Subnets"]
    for subnet in found["subnet"]:
        names[subnet["SubnetId"]] = f"subnet {tag(subnet, subnet['AvailabilityZone'])}"
        # How many are left depends on how many interfaces of what is gone are still counted.
        subnet.pop("AvailableIpAddressCount", None)
        names[subnet.get("SubnetArn", subnet["SubnetId"])] = names[subnet["SubnetId"]]
    found["internet gateway"] = ec2.describe_internet_gateways()["InternetGateways"]
    found["route table"] = ec2.describe_route_tables()["RouteTables"]
    found["security group"] = ec2.describe_security_groups()["SecurityGroups"]
    for kind, key in (("internet gateway", "InternetGatewayId"), ("route table", "RouteTableId")):
        names.update({thing[key]: f"{kind} {tag(thing)} of {len(thing.get('Associations', []))}" for thing in found[kind]})
    for group in found["security group"]:
        names[group["GroupId"]] = f"group {group['GroupName']}"
        group.pop("SecurityGroupArn", None)


def machines(clients: dict, found: Found, names: dict) -> None:
    ec2 = clients["ec2"]
    found["instance"] = [i for r in ec2.describe_instances()["Reservations"] for i in r["Instances"]
                         if i["State"]["Name"] not in ("terminated", "shutting-down")]
    for instance in found["instance"]:
        names[instance["InstanceId"]] = f"instance {tag(instance)}"
        instance["IamInstanceProfile"] = instance.get("IamInstanceProfile", {}).get("Arn")
        names[instance["PrivateIpAddress"]] = f"address of {tag(instance)}"
        instance["UserData"] = ec2.describe_instance_attribute(
            InstanceId=instance["InstanceId"], Attribute="userData")["UserData"].get("Value", "")
    found["volume"] = ec2.describe_volumes()["Volumes"]
    names.update({v["VolumeId"]: f"volume {tag(v)}" for v in found["volume"]})
    found["network interface"] = [{k: i.get(k) for k in ("SubnetId", "Groups", "Status", "TagSet")}
                                  for i in ec2.describe_network_interfaces()["NetworkInterfaces"]]
    found["key pair"] = ec2.describe_key_pairs()["KeyPairs"]
    found["launch template"] = ec2.describe_launch_templates()["LaunchTemplates"]
    found["launch template version"] = [
        version for template in found["launch template"]
        for version in ec2.describe_launch_template_versions(LaunchTemplateId=template["LaunchTemplateId"])["LaunchTemplateVersions"]]
    names.update({t["LaunchTemplateId"]: f"template {t['LaunchTemplateName']}" for t in found["launch template"]})


def balancing(clients: dict, found: Found, names: dict) -> None:
    elb = clients["elbv2"]
    found["load balancer"] = elb.describe_load_balancers()["LoadBalancers"]
    found["target group"] = elb.describe_target_groups()["TargetGroups"]
    names.update({b["LoadBalancerArn"]: f"balancer {b['LoadBalancerName']}" for b in found["load balancer"]})
    names.update({b["DNSName"]: f"name of {b['LoadBalancerName']}" for b in found["load balancer"]})
    names.update({g["TargetGroupArn"]: f"targets {g['TargetGroupName']}" for g in found["target group"]})
    found["listener"], found["rule"] = [], []
    for balancer in found["load balancer"]:
        balancer["Attributes"] = elb.describe_load_balancer_attributes(LoadBalancerArn=balancer["LoadBalancerArn"])["Attributes"]
        for listener in elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]:
            found["listener"].append(listener)
            names[listener["ListenerArn"]] = f"listener {balancer['LoadBalancerName']}:{listener['Port']}"
            for rule in elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]:
                found["rule"].append(rule)
                names[rule["RuleArn"]] = f"rule {rule['Priority']} of {names[listener['ListenerArn']]}"
    for group in found["target group"]:
        arn = group["TargetGroupArn"]
        group["Attributes"] = elb.describe_target_group_attributes(TargetGroupArn=arn)["Attributes"]
        group["Targets"] = elb.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"]
    things = {thing[key]: thing for kind, key in (("load balancer", "LoadBalancerArn"), ("target group", "TargetGroupArn"),
                                                  ("listener", "ListenerArn"), ("rule", "RuleArn")) for thing in found[kind]}
    arns = [arn for arn in things if "/" in arn]
    for some in (arns[i:i + 20] for i in range(0, len(arns), 20)):
        for described in elb.describe_tags(ResourceArns=some)["TagDescriptions"]:
            things[described["ResourceArn"]]["Tags"] = described["Tags"]


def scaling(clients: dict, found: Found, names: dict) -> None:
    autoscaling = clients["autoscaling"]
    found["auto scaling group"] = autoscaling.describe_auto_scaling_groups()["AutoScalingGroups"]
    found["scaling policy"] = autoscaling.describe_policies()["ScalingPolicies"]
    found["lifecycle hook"] = []
    found["group notice"] = autoscaling.describe_notification_configurations()["NotificationConfigurations"]
    for group in found["auto scaling group"]:
        found["lifecycle hook"] += autoscaling.describe_lifecycle_hooks(AutoScalingGroupName=group["AutoScalingGroupName"])["LifecycleHooks"]
        names[group["AutoScalingGroupARN"]] = f"group {group['AutoScalingGroupName']}"
    for policy in found["scaling policy"]:
        names[policy["PolicyARN"]] = f"policy {policy['PolicyName']}"


def identity(clients: dict, found: Found, names: dict) -> None:
    iam = clients["iam"]
    found["role"] = iam.list_roles()["Roles"]
    for role in found["role"]:
        name = role["RoleName"]
        role["Tags"] = iam.list_role_tags(RoleName=name)["Tags"]
        role["Attached"] = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
        role["Policies"] = [iam.get_role_policy(RoleName=name, PolicyName=p)["PolicyDocument"]
                            for p in iam.list_role_policies(RoleName=name)["PolicyNames"]]
    found["instance profile"] = iam.list_instance_profiles()["InstanceProfiles"]
    for profile in found["instance profile"]:
        profile["Roles"] = [role["RoleName"] for role in profile["Roles"]]


def notices(clients: dict, found: Found, names: dict) -> None:
    # Those of target tracking are made and named by Auto Scaling.
    found["alarm"] = [alarm for alarm in clients["cloudwatch"].describe_alarms()["MetricAlarms"] if not alarm["AlarmName"].startswith("TargetTracking-")]
    for alarm in found["alarm"]:
        alarm["Tags"] = clients["cloudwatch"].list_tags_for_resource(ResourceARN=alarm["AlarmArn"])["Tags"]
        # They name load balancers and targets by the ends of their ARNs.
        for dimension in alarm["Dimensions"]:
            dimension["Value"] = next((names[arn] for arn in names if arn.endswith(dimension["Value"])), dimension["Value"])
    sns = clients["sns"]
    found["topic"] = sns.list_topics()["Topics"]
    for topic in found["topic"]:
        topic["Tags"] = sns.list_tags_for_resource(ResourceArn=topic["TopicArn"])["Tags"]
        topic["Subscriptions"] = [(s["Protocol"], s["Endpoint"]) for s in sns.list_subscriptions_by_topic(TopicArn=topic["TopicArn"])["Subscriptions"]]


def rest(clients: dict, found: Found, names: dict) -> None:
    ssm = clients["ssm"]
    found["parameter"] = [
        {"Name": p["Name"], "Type": p["Type"], "Description": p.get("Description"),
         "Tags": ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=p["Name"])["TagList"],
         "Value": ssm.get_parameter(Name=p["Name"])["Parameter"]["Value"] if p["Type"] != "SecureString" else "secret"}
        for p in ssm.describe_parameters()["Parameters"] if not p["Name"].startswith("/aws/")]
    zone = clients["route53"].list_hosted_zones()["HostedZones"][0]["Id"]
    found["DNS record"] = clients["route53"].list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
    found["certificate"] = [{key: c.get(key) for key in ("CertificateArn", "DomainName", "Status", "InUse", "Type")}
                            for c in clients["acm"].list_certificates()["CertificateSummaryList"]]
    # An imported certificate has another id each time.
    names.update({c["CertificateArn"]: f"certificate {c['DomainName']}" for c in found["certificate"] if c["Type"] == "IMPORTED"})
