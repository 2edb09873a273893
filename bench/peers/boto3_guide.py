#!/usr/bin/env python3
"""The cluster of examples/01-guide.yaml by boto3, one call after another, as one writes it for a single deployment.

    python3 boto3_guide.py deploy
    python3 boto3_guide.py destroy

It makes what `amscluster apply` makes, in the order in which one thing needs the other. It cannot be run twice: the
second deployment ends at the first name that is taken.
"""
import base64
import json
import secrets
import sys

import boto3

NAME, REGION, KEY, ZONE = "live", "ap-south-1", "ant", "ap-south-1a"
BALANCER_ZONES = ["ap-south-1a", "ap-south-1b"]
CERTIFICATE = "arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-000000000001"
GROUPS = ("origin", "edge")
PARAMETER = f"/{NAME}/mongo-password"
PASSWORD = f"$(aws ssm get-parameter --region {REGION} --name {PARAMETER} --with-decryption --query Parameter.Value --output text)"

MONGO_BOOT = f"""#!/bin/bash -e
snap install aws-cli --classic
curl -fsSL https://www.mongodb.org/static/pgp/server-8.0.asc | gpg --dearmor -o /usr/share/keyrings/mongodb.gpg
echo 'deb [signed-by=/usr/share/keyrings/mongodb.gpg] https://repo.mongodb.org/apt/ubuntu noble/mongodb-org/8.0 multiverse' \\
  > /etc/apt/sources.list.d/mongodb.list
apt-get update && apt-get install -y mongodb-org
systemctl enable --now mongod && sleep 10
mongosh admin --eval "db.createUser({{user: 'ams', pwd: '{PASSWORD}', roles: ['root']}})"
sed -i 's/bindIp: .*/bindIp: 0.0.0.0/; s/^#security:/security:\\n  authorization: enabled/' /etc/mongod.conf
systemctl restart mongod
"""
NODE_BOOT = """#!/bin/bash -e
cd /usr/local/antmedia
./change_server_mode.sh cluster "mongodb://ams:%s@%s:27017"
"""

ec2, elb, scaling, iam, ssm = (boto3.client(service, region_name=REGION)
                               for service in ("ec2", "elbv2", "autoscaling", "iam", "ssm"))


def tags(name, **more):
    return [{"Key": key, "Value": value} for key, value in {"Name": name, "cluster": NAME, **more}.items()]


def tagged(kinds, name, **more):
    return [{"ResourceType": kind, "Tags": tags(name, **more)} for kind in kinds]


def newest_image(owner, *filters):
    images = ec2.describe_images(Owners=[owner], Filters=[
        {"Name": name, "Values": [value]} for name, value in filters])["Images"]
    return max(images, key=lambda image: image["CreationDate"])["ImageId"]


def security_group(name, vpc):
    return ec2.create_security_group(GroupName=f"{NAME}-{name}", Description=f"{NAME} {name}", VpcId=vpc,
                                     TagSpecifications=tagged(["security-group"], f"{NAME}-{name}"))["GroupId"]


def rule(first, last=None, protocol="tcp", group=None):
    source = {"UserIdGroupPairs": [{"GroupId": group}]} if group else {"IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    return {"IpProtocol": protocol, "FromPort": first, "ToPort": last or first, **source}


def allow(group, *rules):
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=list(rules))


def disk(size):
    return [{"DeviceName": "/dev/sda1", "Ebs": {"VolumeSize": size, "VolumeType": "gp3", "Encrypted": True}}]


def instance_profile():
    trust = {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
    read = {"Effect": "Allow", "Action": "ssm:GetParameter", "Resource": f"arn:aws:ssm:{REGION}:*:parameter{PARAMETER}"}
    iam.create_role(RoleName=NAME, Tags=tags(NAME),
                    AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}))
    iam.put_role_policy(RoleName=NAME, PolicyName="node",
                        PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [read]}))
    iam.create_instance_profile(InstanceProfileName=NAME, Tags=tags(NAME))
    # Against AWS a pause of some ten seconds belongs behind this: EC2 does not know a new profile at once.
    iam.add_role_to_instance_profile(InstanceProfileName=NAME, RoleName=NAME)


def target_group(role, vpc):
    arn = elb.create_target_group(
        Name=f"{NAME}-{role}", Protocol="HTTP", Port=5080, VpcId=vpc, TargetType="instance", Tags=tags(f"{NAME}-{role}"),
        HealthCheckPath="/rest/v2/liveness", HealthCheckIntervalSeconds=15, HealthyThresholdCount=2,
        UnhealthyThresholdCount=3)["TargetGroups"][0]["TargetGroupArn"]
    elb.modify_target_group_attributes(TargetGroupArn=arn, Attributes=[
        {"Key": "load_balancing.algorithm.type", "Value": "least_outstanding_requests"},
        {"Key": "stickiness.enabled", "Value": "true"}, {"Key": "stickiness.type", "Value": "lb_cookie"},
        {"Key": "stickiness.lb_cookie.duration_seconds", "Value": "3600"}])
    return arn


def scaling_group(role, image, node_group, boot, subnet, target):
    name = f"{NAME}-{role}"
    template = ec2.create_launch_template(
        LaunchTemplateName=name, TagSpecifications=tagged(["launch-template"], name), LaunchTemplateData={
            "ImageId": image, "InstanceType": "c5.xlarge", "KeyName": KEY, "SecurityGroupIds": [node_group],
            "UserData": base64.b64encode(boot.encode()).decode(), "IamInstanceProfile": {"Name": NAME},
            "BlockDeviceMappings": disk(16), "MetadataOptions": {"HttpTokens": "required"},
            "TagSpecifications": tagged(["instance", "volume"], name, role=role)})["LaunchTemplate"]["LaunchTemplateId"]
    scaling.create_auto_scaling_group(
        AutoScalingGroupName=name, MinSize=1, MaxSize=10, DesiredCapacity=1, VPCZoneIdentifier=subnet,
        LaunchTemplate={"LaunchTemplateId": template, "Version": "$Latest"}, TargetGroupARNs=[target],
        HealthCheckType="ELB", HealthCheckGracePeriod=600,
        Tags=[{**tag, "PropagateAtLaunch": False} for tag in tags(name)])
    scaling.put_scaling_policy(
        AutoScalingGroupName=name, PolicyName=f"{name}-cpu", PolicyType="TargetTrackingScaling",
        TargetTrackingConfiguration={"TargetValue": 60, "PredefinedMetricSpecification": {
            "PredefinedMetricType": "ASGAverageCPUUtilization"}})


def listener(balancer, port, target):
    secure = {"Protocol": "HTTPS", "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
              "Certificates": [{"CertificateArn": CERTIFICATE}]} if port in (443, 5443) else {"Protocol": "HTTP"}
    return elb.create_listener(LoadBalancerArn=balancer, Port=port, Tags=tags(f"{NAME}:{port}"), **secure, DefaultActions=[
        {"Type": "forward", "TargetGroupArn": target}])["Listeners"][0]["ListenerArn"]


def deploy():
    subnets = ec2.describe_subnets(Filters=[{"Name": "default-for-az", "Values": ["true"]}])["Subnets"]
    subnet, vpc = {s["AvailabilityZone"]: s["SubnetId"] for s in subnets}, subnets[0]["VpcId"]
    ubuntu = newest_image("099720109477", ("name", "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"))
    image = newest_image("aws-marketplace", ("product-code", "4wh7rhpic3wfwamyp5905tsbt"), ("architecture", "x86_64"))

    balancers, nodes, database = (security_group(name, vpc) for name in ("load-balancer", "node", "mongo"))
    allow(balancers, *(rule(port) for port in (80, 443, 5080, 5443)))
    allow(nodes, rule(5080, group=balancers), rule(5080, group=nodes), rule(5000, group=nodes), rule(50000, 60000, "udp"))
    allow(database, rule(27017, group=nodes))
    ssm.put_parameter(Name=PARAMETER, Type="SecureString", Value=secrets.token_urlsafe(24), Tags=tags(PARAMETER))
    instance_profile()

    mongo = ec2.run_instances(
        ImageId=ubuntu, InstanceType="m5.xlarge", MinCount=1, MaxCount=1, KeyName=KEY, SubnetId=subnet[ZONE],
        SecurityGroupIds=[database], UserData=MONGO_BOOT, IamInstanceProfile={"Name": NAME},
        BlockDeviceMappings=disk(30), MetadataOptions={"HttpTokens": "required"},
        TagSpecifications=tagged(["instance", "volume"], f"{NAME}-mongo", role="mongo"))["Instances"][0]
    boot = NODE_BOOT % (PASSWORD, mongo["PrivateIpAddress"])
    ec2.get_waiter("instance_running").wait(InstanceIds=[mongo["InstanceId"]])

    target = {role: target_group(role, vpc) for role in GROUPS}
    balancer = elb.create_load_balancer(
        Name=NAME, Subnets=[subnet[zone] for zone in BALANCER_ZONES], SecurityGroups=[balancers], Tags=tags(NAME))[
        "LoadBalancers"][0]["LoadBalancerArn"]
    elb.get_waiter("load_balancer_available").wait(LoadBalancerArns=[balancer])
    ports = {443: "origin", 80: "origin", 5443: "edge", 5080: "edge"}
    listeners = {port: listener(balancer, port, target[role]) for port, role in ports.items()}
    for priority, role in enumerate(GROUPS, 1):
        elb.create_rule(ListenerArn=listeners[443], Priority=priority, Tags=tags(f"{NAME}:443 {role}"), Conditions=[
            {"Field": "query-string", "QueryStringConfig": {"Values": [{"Key": "target", "Value": role}]}}],
            Actions=[{"Type": "forward", "TargetGroupArn": target[role]}])
    for role in GROUPS:
        scaling_group(role, image, nodes, boot, subnet[ZONE], target[role])
    for role in GROUPS:
        elb.get_waiter("target_in_service").wait(TargetGroupArn=target[role])


def destroy():
    names = [f"{NAME}-{role}" for role in GROUPS]
    balancer = elb.describe_load_balancers(Names=[NAME])["LoadBalancers"][0]["LoadBalancerArn"]
    elb.delete_load_balancer(LoadBalancerArn=balancer)
    for name in names:
        scaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True)
    found = ec2.describe_instances(Filters=[{"Name": "tag:cluster", "Values": [NAME]}])["Reservations"]
    machines = [instance["InstanceId"] for reservation in found for instance in reservation["Instances"]]
    ec2.terminate_instances(InstanceIds=machines)
    ec2.get_waiter("instance_terminated").wait(InstanceIds=machines)
    elb.get_waiter("load_balancers_deleted").wait(LoadBalancerArns=[balancer])
    for group in elb.describe_target_groups(Names=names)["TargetGroups"]:
        elb.delete_target_group(TargetGroupArn=group["TargetGroupArn"])
    for name in names:
        ec2.delete_launch_template(LaunchTemplateName=name)
    groups = ec2.describe_security_groups(Filters=[{"Name": "tag:cluster", "Values": [NAME]}])["SecurityGroups"]
    for group in sorted(groups, key=lambda g: ["mongo", "node", "load-balancer"].index(g["GroupName"][len(NAME) + 1:])):
        ec2.delete_security_group(GroupId=group["GroupId"])
    iam.remove_role_from_instance_profile(InstanceProfileName=NAME, RoleName=NAME)
    iam.delete_instance_profile(InstanceProfileName=NAME)
    iam.delete_role_policy(RoleName=NAME, PolicyName="node")
    iam.delete_role(RoleName=NAME)
    ssm.delete_parameter(Name=PARAMETER)


if __name__ == "__main__":
    {"deploy": deploy, "destroy": destroy}[sys.argv[1]]()
