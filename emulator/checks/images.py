"""DescribeImages."""
from __future__ import annotations

from emulator.checks.support import Aws

CODE = "4wh7rhpic3wfwamyp5905tsbt"


def check_canonical_names_by_wildcard(aws: Aws) -> None:
    """DescribeImages: filter name; filters take * and ?."""
    for pattern, count in (("ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*", 2),
                           ("ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-*", 2),
                           ("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*", 2),
                           ("ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-*", 2)):
        found = aws.ec2.describe_images(Owners=["099720109477"], Filters=[{"Name": "name", "Values": [pattern]}])
        assert len(found["Images"]) == count, (pattern, len(found["Images"]))


def check_canonical_has_another_account_in_other_partitions(aws: Aws) -> None:
    """Ubuntu on AWS (Canonical), Ownership verification: one OwnerId a partition."""
    for region, owner in (("us-gov-west-1", "513442679011"), ("cn-north-1", "837727238323")):
        ec2 = aws.client("ec2", region)
        found = ec2.describe_images(Owners=[owner])["Images"]
        assert len(found) >= 8 and {i["OwnerId"] for i in found} == {owner}, (region, len(found))
        assert not ec2.describe_images(Owners=["099720109477"])["Images"], region


def check_newest_by_creation_date(aws: Aws) -> None:
    """Image: CreationDate is the image's own date."""
    images = aws.ec2.describe_images(Owners=["099720109477"])["Images"]
    newest = max(images, key=lambda i: i["CreationDate"])
    assert newest["CreationDate"] > "2026" and "noble" in newest["Name"], newest["Name"]
    assert len({i["CreationDate"] for i in images}) > 3


def check_marketplace_by_owner_alias(aws: Aws) -> None:
    """DescribeImages, Owners: takes the alias aws-marketplace as well as an account id; filter owner-alias."""
    for owner in ("aws-marketplace", "679593333241"):
        found = aws.ec2.describe_images(Owners=[owner])["Images"]
        assert len(found) == 3 and {i["ImageOwnerAlias"] for i in found} == {"aws-marketplace"}, len(found)
    by_filter = aws.ec2.describe_images(Filters=[{"Name": "owner-alias", "Values": ["aws-marketplace"]}])["Images"]
    assert len(by_filter) == 3


def check_product_code(aws: Aws) -> None:
    """Image: ProductCodes lists the image's codes with their type; filter product-code."""
    found = aws.ec2.describe_images(Filters=[{"Name": "product-code", "Values": [CODE]}])["Images"]
    assert found and all(
        i["ProductCodes"] == [{"ProductCodeId": CODE, "ProductCodeType": "marketplace"}] for i in found)


def check_disks_and_architecture(aws: Aws) -> None:
    """Image: RootDeviceName, BlockDeviceMappings (SnapshotId, VolumeSize, VolumeType), Architecture."""
    image = aws.ec2.describe_images(Owners=["099720109477"], Filters=[
        {"Name": "name", "Values": ["*noble-24.04-arm64*"]}])["Images"][0]
    disk = image["BlockDeviceMappings"][0]
    assert image["Architecture"] == "arm64" and image["RootDeviceName"] == disk["DeviceName"] == "/dev/sda1"
    assert disk["Ebs"]["VolumeSize"] == 8 and disk["Ebs"]["VolumeType"] == "gp3" and disk["Ebs"]["SnapshotId"]


def check_size_of_the_root_snapshot(aws: Aws) -> None:
    """EbsBlockDevice, VolumeSize: the size of the snapshot; InvalidBlockDeviceMapping: no volume is smaller than that."""
    image = aws.ec2.describe_images(Owners=["aws-marketplace"])["Images"][0]["ImageId"]
    aws.ec2.create_tags(Resources=[image], Tags=[{"Key": "emulator:root-gib", "Value": "40"}])
    try:
        ebs = aws.ec2.describe_images(ImageIds=[image])["Images"][0]["BlockDeviceMappings"][0]["Ebs"]
        assert ebs["VolumeSize"] == 40, ebs
        disk = [{"DeviceName": "/dev/sda1", "Ebs": {"VolumeSize": 39}}]
        text = aws.refused("InvalidBlockDeviceMapping", aws.run, ImageId=image, BlockDeviceMappings=disk)
        assert text == f"Volume of size 39GB is smaller than snapshot '{ebs['SnapshotId']}', expect size >= 40GB", text
        group = aws.scaling_group(aws.template(), size=0)
        data = {"ImageId": image, "InstanceType": "c5.large", "BlockDeviceMappings": disk}
        name = aws.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"][0][
            "LaunchTemplate"]["LaunchTemplateName"]
        aws.ec2.create_launch_template_version(LaunchTemplateName=name, LaunchTemplateData=data)
        aws.autoscaling.set_desired_capacity(AutoScalingGroupName=group, DesiredCapacity=1)
        activity = aws.autoscaling.describe_scaling_activities(AutoScalingGroupName=group)["Activities"][0]
        assert activity["StatusCode"] == "Failed" and "expect size >= 40GB" in activity["StatusMessage"], activity
        disk[0]["Ebs"]["VolumeSize"] = 40
        aws.run(ImageId=image, BlockDeviceMappings=disk)
    finally:
        aws.ec2.create_tags(Resources=[image], Tags=[{"Key": "emulator:root-gib", "Value": "8"}])


def check_pages(aws: Aws) -> None:
    """DescribeImages: at most MaxResults images a page, NextToken leads on."""
    pages = aws.ec2.get_paginator("describe_images").paginate(
        Owners=["099720109477"], PaginationConfig={"PageSize": 3})
    sizes = [len(page["Images"]) for page in pages]
    assert max(sizes) <= 3 and sum(sizes) >= 8, sizes


def check_every_region_its_own_ids(aws: Aws) -> None:
    """Copy an Amazon EC2 AMI (EC2 guide): an image is of one Region; elsewhere a copy of it has another id."""
    ids = [{i["ImageId"] for i in aws.client("ec2", region).describe_images(Owners=["aws-marketplace"])["Images"]}
           for region in ("ap-south-1", "eu-west-1")]
    assert all(len(i) == 3 for i in ids) and not ids[0] & ids[1]
