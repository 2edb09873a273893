"""Makes a cluster as people make it in the console by Ant Media's guide, on the emulator. Argument: a suffix for its names."""
import base64
import sys

import boto3

suffix = sys.argv[1] if len(sys.argv) > 1 else ""
roles = ["Origin", "Edge"]
ec2, elb, scaling = (boto3.client(s, "ap-south-1") for s in ("ec2", "elbv2", "autoscaling"))
subnets = sorted(ec2.describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"], key=lambda s: s["AvailabilityZone"])
vpc = subnets[0]["VpcId"]
certificate = "arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-000000000001"


def security_group(name, *ports):
    made = ec2.create_security_group(GroupName=name, Description=name, VpcId=vpc)["GroupId"]
    world = [{"CidrIp": "0.0.0.0/0"}]
    ec2.authorize_security_group_ingress(GroupId=made, IpPermissions=[{"IpProtocol": "tcp", "FromPort": p, "ToPort": p, "IpRanges": world} for p in ports])
    return made


def image(owner, name):
    return ec2.describe_images(Owners=[owner], Filters=[{"Name": "name", "Values": [name]}])["Images"][0]["ImageId"]


database = ec2.run_instances(
    ImageId=image("099720109477", "ubuntu/images/hvm-ssd*22.04-amd64*"), InstanceType="m5.xlarge", MinCount=1, MaxCount=1, KeyName="ant", SubnetId=subnets[1]["SubnetId"],
    SecurityGroupIds=[security_group(f"launch-wizard-1{suffix}", 22, 27017)], TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": f"MongoDB{suffix}"}]}],
)["Instances"][0]

targets = {}
for role in roles:
    script = f"#!/bin/bash\ncd /usr/local/antmedia\n./change_server_mode.sh cluster {database['PrivateIpAddress']}\n"
    ec2.create_launch_template(LaunchTemplateName=f"{role}-Group{suffix}", LaunchTemplateData={
        "ImageId": image("aws-marketplace", "AntMedia-AWS-Marketplace-EE-*"), "InstanceType": "c5.xlarge", "KeyName": "ant",
        "SecurityGroupIds": [security_group(f"Ant Media Server {role}{suffix}", 22, 1935, 5000, 5080)], "UserData": base64.b64encode(script.encode()).decode(),
    })
    made = elb.create_target_group(Name=f"{role}-Target-Group{suffix}", Protocol="HTTP", Port=5080, VpcId=vpc, TargetType="instance")
    targets[role] = made["TargetGroups"][0]["TargetGroupArn"]
    scaling.create_auto_scaling_group(
        AutoScalingGroupName=f"AMS-{role}-Group{suffix}", MinSize=1, MaxSize=10, VPCZoneIdentifier=subnets[0]["SubnetId"], TargetGroupARNs=[targets[role]],
        LaunchTemplate={"LaunchTemplateName": f"{role}-Group{suffix}", "Version": "$Default"},
    )
    scaling.put_scaling_policy(
        AutoScalingGroupName=f"AMS-{role}-Group{suffix}", PolicyName="Target Tracking Policy", PolicyType="TargetTrackingScaling",
        TargetTrackingConfiguration={"PredefinedMetricSpecification": {"PredefinedMetricType": "ASGAverageCPUUtilization"}, "TargetValue": 60},
    )

balancer = elb.create_load_balancer(
    Name=f"ams-streaming-cloud{suffix}", Subnets=[s["SubnetId"] for s in subnets[:2]], SecurityGroups=[security_group(f"Load-Balancer-Security-Group{suffix}", 80, 443, 5080, 5443)],
)["LoadBalancers"][0]["LoadBalancerArn"]


def forward(role):
    return [{"Type": "forward", "TargetGroupArn": targets[role]}]


for protocol, port, role in ("HTTP", 80, "Origin"), ("HTTP", 5080, "Edge"), ("HTTPS", 443, "Origin"), ("HTTPS", 5443, "Edge"):
    secure = {"Certificates": [{"CertificateArn": certificate}]} if protocol == "HTTPS" else {}
    listener = elb.create_listener(LoadBalancerArn=balancer, Protocol=protocol, Port=port, DefaultActions=forward(role), **secure)["Listeners"][0]["ListenerArn"]
    if port == 443:
        for priority, role in enumerate(roles, 1):
            query = {"Field": "query-string", "QueryStringConfig": {"Values": [{"Key": "target", "Value": role.lower()}]}}
            elb.create_rule(ListenerArn=listener, Priority=priority, Conditions=[query], Actions=forward(role))
