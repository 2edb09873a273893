"""RunInstances."""
from __future__ import annotations

from emulator.checks.support import Aws

MISSING = "0123456789abcdef0"


def check_repeated_token(aws: Aws) -> None:
    """Ensuring idempotency in Amazon EC2 API requests: a retry with the same token returns the first result."""
    token = aws.name("token")
    first = aws.run(ClientToken=token)
    assert aws.run(ClientToken=token) == first
    aws.ec2.terminate_instances(InstanceIds=[first])
    assert aws.run(ClientToken=token) == first, "the terminated instance comes back too"


def check_token_with_other_parameters(aws: Aws) -> None:
    """EC2 error codes: IdempotentParameterMismatch for a known token with other parameters."""
    token = aws.name("token")
    aws.run(ClientToken=token)
    aws.refused("IdempotentParameterMismatch", aws.run, ClientToken=token, InstanceType="c5.xlarge")


def check_template_gives_everything(aws: Aws) -> None:
    """RunInstances, LaunchTemplate: all of the template holds, and what the request itself says goes before it."""
    profile = aws.profile()
    name = aws.template(
        MetadataOptions={"HttpTokens": "required"}, IamInstanceProfile={"Name": profile},
        BlockDeviceMappings=[{"DeviceName": "/dev/sda1",
                              "Ebs": {"VolumeSize": 20, "VolumeType": "gp3", "Encrypted": True}}],
        TagSpecifications=[{"ResourceType": "instance", "Tags": [{"Key": "a", "Value": "1"}]},
                           {"ResourceType": "volume", "Tags": [{"Key": "b", "Value": "2"}]}])
    found = aws.ec2.run_instances(LaunchTemplate={"LaunchTemplateName": name}, MinCount=1, MaxCount=1,
                                  InstanceType="c5.xlarge")["Instances"][0]["InstanceId"]
    instance = aws.instance(found)
    assert instance["MetadataOptions"]["HttpTokens"] == "required"
    assert instance["IamInstanceProfile"]["Arn"].endswith(profile) and instance["InstanceType"] == "c5.xlarge"
    assert {"Key": "a", "Value": "1"} in instance["Tags"]
    volume = aws.ec2.describe_volumes(VolumeIds=[instance["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]])["Volumes"][0]
    assert (volume["Size"], volume["VolumeType"], volume["Encrypted"]) == (20, "gp3", True), volume
    assert volume["Tags"] == [{"Key": "b", "Value": "2"}]


def check_architecture(aws: Aws) -> None:
    """RunInstances: InvalidParameterValue when the type cannot run the image's architecture."""
    aws.refused("InvalidParameterValue", aws.run, "architecture", InstanceType="c7g.large")


def check_unknown_type(aws: Aws) -> None:
    """EC2 error codes: InvalidParameterValue for an instance type that does not exist."""
    aws.refused("InvalidParameterValue", aws.run, "Invalid value 'c99.huge' for InstanceType", InstanceType="c99.huge")


def check_unknown_profile(aws: Aws) -> None:
    """RunInstances: InvalidParameterValue for an instance profile that does not exist."""
    aws.refused("InvalidParameterValue", aws.run, "Invalid IAM Instance Profile name",
                IamInstanceProfile={"Name": "missing"})


def check_unknown_things(aws: Aws) -> None:
    """EC2 error codes: InvalidAMIID.NotFound, InvalidKeyPair.NotFound, InvalidGroup.NotFound,
    InvalidSubnetID.NotFound."""
    aws.refused("InvalidAMIID.NotFound", aws.run, ImageId=f"ami-{MISSING}")
    aws.refused("InvalidKeyPair.NotFound", aws.run, KeyName="missing")
    aws.refused("InvalidGroup.NotFound", aws.run, SecurityGroupIds=[f"sg-{MISSING}"])
    aws.refused("InvalidSubnetID.NotFound", aws.run, SubnetId=f"subnet-{MISSING}")


def check_group_of_another_vpc(aws: Aws) -> None:
    """RunInstances: InvalidParameter when group and subnet are of different VPCs."""
    vpc, _ = aws.network()
    aws.refused("InvalidParameter", aws.run, "different networks", SecurityGroupIds=[aws.group(vpc)],
                SubnetId=aws.subnet_ids()[0])


def check_user_data_limit(aws: Aws) -> None:
    """RunInstances, UserData: 16 KB at most, before it is encoded."""
    aws.refused("InvalidParameterValue", aws.run, "16384", UserData="x" * 16385)
    aws.run(UserData="x" * 16384)


def check_disk_below_snapshot(aws: Aws) -> None:
    """EbsBlockDevice, VolumeSize: no less than the snapshot's size."""
    aws.refused("InvalidBlockDeviceMapping", aws.run, "smaller than snapshot",
                BlockDeviceMappings=[{"DeviceName": "/dev/sda1", "Ebs": {"VolumeSize": 4}}])


def check_root_disk_of_the_image(aws: Aws) -> None:
    """Block device mappings (EC2 guide): the root disk has the image's size and type unless the launch gives others."""
    image = aws.image("arm64")
    instance = aws.instance(aws.run(ImageId=image, InstanceType="c7g.large"))
    volume = aws.ec2.describe_volumes(VolumeIds=[instance["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]])["Volumes"][0]
    assert volume["SnapshotId"] and volume["VolumeType"] == "gp3", volume


def check_subnet_full(aws: Aws) -> None:
    """EC2 error codes: InsufficientFreeAddressesInSubnet; Subnet CIDR blocks (VPC guide): AWS keeps five addresses of
    each subnet, the first four and the last. Addresses come back with termination."""
    _, subnet = aws.network(subnet="10.9.0.0/28")

    def free() -> int:
        return aws.ec2.describe_subnets(SubnetIds=[subnet])["Subnets"][0]["AvailableIpAddressCount"]

    for _ in range(2):
        made = aws.ec2.run_instances(ImageId=aws.image(), InstanceType="c5.large", MinCount=11, MaxCount=11,
                                     SubnetId=subnet)["Instances"]
        assert free() == 0
        aws.refused("InsufficientFreeAddressesInSubnet", aws.run, SubnetId=subnet)
        aws.ec2.terminate_instances(InstanceIds=[i["InstanceId"] for i in made])
        assert free() == 11


def check_as_many_as_possible(aws: Aws) -> None:
    """RunInstances: with less room than MaxCount asks for, as many are launched as fit, and at least MinCount."""
    _, subnet = aws.network(subnet="10.9.0.0/28")
    made = aws.ec2.run_instances(ImageId=aws.image(), InstanceType="c5.large", MinCount=1, MaxCount=20,
                                 SubnetId=subnet)["Instances"]
    assert len(made) == 11, len(made)


def check_types_of_a_zone(aws: Aws) -> None:
    """RunInstances: Unsupported for a type that the zone does not offer, and the message names the zones that do. In an
    Auto Scaling group it is a failed activity."""
    subnet = next(s["SubnetId"] for s in aws.default_subnets() if s["AvailabilityZone"] == "ap-south-1c")
    text = ("Your requested instance type (c4.xlarge) is not supported in your requested Availability Zone "
            "(ap-south-1c). Please retry your request by not specifying an Availability Zone or choosing ap-south-1a, "
            "ap-south-1b.")
    aws.refused("Unsupported", aws.ec2.run_instances, text, ImageId=aws.image(), InstanceType="c4.xlarge", MinCount=1,
                MaxCount=1, SubnetId=subnet)
    group = aws.scaling_group(aws.template(InstanceType="c4.xlarge"), VPCZoneIdentifier=subnet)
    assert aws.members(group) == []
    activity = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=group)["Activities"][0]
    assert activity["StatusCode"] == "Failed" and text in activity["StatusMessage"]
