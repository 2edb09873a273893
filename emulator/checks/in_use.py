"""Deleting what is in use."""
from __future__ import annotations

from emulator.checks.support import Aws


def check_group_of_an_instance(aws: Aws) -> None:
    """DeleteSecurityGroup: DependencyViolation while an instance or network interface has the group."""
    group = aws.group()
    instance = aws.run(SecurityGroupIds=[group])
    aws.refused("DependencyViolation", aws.ec2.delete_security_group, GroupId=group)
    aws.ec2.terminate_instances(InstanceIds=[instance])
    aws.ec2.delete_security_group(GroupId=group)


def check_group_of_a_balancer(aws: Aws) -> None:
    """DeleteSecurityGroup: a load balancer's network interfaces hold its groups."""
    group = aws.group()
    arn = aws.balancer(SecurityGroups=[group])
    aws.refused("DependencyViolation", aws.ec2.delete_security_group, GroupId=group)
    aws.elbv2.delete_load_balancer(LoadBalancerArn=arn)
    aws.ec2.delete_security_group(GroupId=group)


def check_group_in_another_groups_rule(aws: Aws) -> None:
    """DeleteSecurityGroup: DependencyViolation while a rule of another group of the VPC names it; its own rules
    may."""
    group, other = aws.group(), aws.group()
    rule = [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "UserIdGroupPairs": [{"GroupId": group}]}]
    for target in (group, other):
        aws.ec2.authorize_security_group_ingress(GroupId=target, IpPermissions=rule)
    aws.refused("DependencyViolation", aws.ec2.delete_security_group, GroupId=group)
    aws.ec2.revoke_security_group_ingress(GroupId=other, IpPermissions=rule)
    aws.ec2.delete_security_group(GroupId=group)


def check_default_group(aws: Aws) -> None:
    """EC2 error codes: CannotDelete for the default group of a VPC."""
    default = aws.ec2.describe_security_groups(Filters=[
        {"Name": "vpc-id", "Values": [aws.vpc]}, {"Name": "group-name", "Values": ["default"]}])["SecurityGroups"][0]
    aws.refused("CannotDelete", aws.ec2.delete_security_group, GroupId=default["GroupId"])


def check_subnet_and_vpc(aws: Aws) -> None:
    """DeleteSubnet: not while instances are in it; DeleteVpc: not while gateways, subnets or groups other than the
    default one are."""
    vpc, subnet = aws.network()
    instance = aws.run(SubnetId=subnet)
    aws.refused("DependencyViolation", aws.ec2.delete_subnet, SubnetId=subnet)
    aws.ec2.terminate_instances(InstanceIds=[instance])
    group = aws.group(vpc)
    gateway = aws.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    aws.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    aws.refused("DependencyViolation", aws.ec2.delete_internet_gateway, InternetGatewayId=gateway)
    aws.refused("DependencyViolation", aws.ec2.delete_vpc, VpcId=vpc)
    aws.ec2.delete_subnet(SubnetId=subnet)
    aws.refused("DependencyViolation", aws.ec2.delete_vpc, VpcId=vpc)
    aws.ec2.delete_security_group(GroupId=group)
    aws.refused("DependencyViolation", aws.ec2.delete_vpc, VpcId=vpc)
    aws.ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    aws.ec2.delete_vpc(VpcId=vpc)


def check_subnet_of_a_balancer_and_mapped_addresses(aws: Aws) -> None:
    """DetachInternetGateway: not while something in the VPC has a public IPv4 address; DeleteSubnet: a load balancer
    in it is a dependency."""
    vpc, first = aws.network()
    zone = aws.ec2.describe_subnets(SubnetIds=[first])["Subnets"][0]["AvailabilityZone"]
    other = next(s["AvailabilityZone"] for s in aws.default_subnets() if s["AvailabilityZone"] != zone)
    second = aws.ec2.create_subnet(VpcId=vpc, CidrBlock="10.9.1.0/24", AvailabilityZone=other)["Subnet"]["SubnetId"]
    gateway = aws.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    aws.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    arn = aws.balancer(Subnets=[first, second])
    aws.refused("DependencyViolation", aws.ec2.delete_subnet, SubnetId=first)
    aws.refused("DependencyViolation", aws.ec2.detach_internet_gateway, "mapped public address",
                InternetGatewayId=gateway, VpcId=vpc)
    aws.elbv2.delete_load_balancer(LoadBalancerArn=arn)
    aws.ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    aws.ec2.delete_subnet(SubnetId=first)


def check_certificate(aws: Aws) -> None:
    """ACM DeleteCertificate: ResourceInUseException while another service uses it; CertificateDetail, InUseBy: the
    ARNs of its users."""
    arn, balancer, group = aws.certificate(), aws.balancer(), aws.target_group()

    def users() -> list:
        return aws.acm.describe_certificate(CertificateArn=arn)["Certificate"]["InUseBy"]

    aws.listener(balancer, group, 443, "HTTPS", Certificates=[{"CertificateArn": arn}])
    assert balancer in users()
    aws.refused("ResourceInUseException", aws.acm.delete_certificate, CertificateArn=arn)
    aws.elbv2.delete_load_balancer(LoadBalancerArn=balancer)
    assert balancer not in users()


def check_identity(aws: Aws) -> None:
    """IAM DeleteRole, DeleteInstanceProfile: DeleteConflict while profile and role belong together;
    RemoveRoleFromInstanceProfile: NoSuchEntity."""
    name = aws.profile()
    aws.refused("DeleteConflict", aws.iam.delete_role, RoleName=name)
    aws.refused("DeleteConflict", aws.iam.delete_instance_profile, InstanceProfileName=name)
    aws.iam.remove_role_from_instance_profile(InstanceProfileName=name, RoleName=name)
    aws.refused("NoSuchEntity", aws.iam.remove_role_from_instance_profile, InstanceProfileName=name, RoleName=name)
    aws.iam.delete_instance_profile(InstanceProfileName=name)
    aws.iam.delete_role(RoleName=name)


def check_vpc_with_contents(aws: Aws) -> None:
    """DeleteVpc: "You must detach or delete all gateways and resources that are associated with the VPC"."""
    made = {
        "network ACL": lambda vpc: aws.ec2.create_network_acl(VpcId=vpc),
        "route table": lambda vpc: aws.ec2.create_route_table(VpcId=vpc),
        "endpoint": lambda vpc: aws.ec2.create_vpc_endpoint(VpcId=vpc, ServiceName="com.amazonaws.ap-south-1.s3"),
        "gateway": lambda vpc: aws.ec2.create_egress_only_internet_gateway(VpcId=vpc),
    }
    for make in made.values():
        vpc = aws.ec2.create_vpc(CidrBlock="10.8.0.0/16")["Vpc"]["VpcId"]
        make(vpc)
        aws.refused("DependencyViolation", aws.ec2.delete_vpc, VpcId=vpc)


def check_balancer_behind_a_service(aws: Aws) -> None:
    """DeleteLoadBalancer: ResourceInUse while an endpoint service offers it."""
    arn = aws.balancer(Type="network")
    made = aws.ec2.create_vpc_endpoint_service_configuration(NetworkLoadBalancerArns=[arn], AcceptanceRequired=False)
    service = made["ServiceConfiguration"]["ServiceId"]
    aws.refused("ResourceInUse", aws.elbv2.delete_load_balancer, LoadBalancerArn=arn)
    aws.ec2.delete_vpc_endpoint_service_configurations(ServiceIds=[service])
    aws.elbv2.delete_load_balancer(LoadBalancerArn=arn)


def check_group_with_deletion_protection(aws: Aws) -> None:
    """DeleteAutoScalingGroup: refused by DeletionProtection prevent-force-deletion with ForceDelete."""
    name = aws.scaling_group(size=0)
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=name, DeletionProtection="prevent-force-deletion")
    found = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
    assert found["DeletionProtection"] == "prevent-force-deletion", found
    aws.refused("ResourceInUse", aws.autoscaling.delete_auto_scaling_group, AutoScalingGroupName=name, ForceDelete=True)
    aws.autoscaling.update_auto_scaling_group(AutoScalingGroupName=name, DeletionProtection="none")
    aws.autoscaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True)
