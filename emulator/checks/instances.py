"""Instances that are there."""
from __future__ import annotations

from emulator.checks.support import Aws


def check_filter_client_token(aws: Aws) -> None:
    """DescribeInstances: filter client-token finds what was launched with that token."""
    token = aws.name("token")
    made = aws.run(ClientToken=token)
    found = aws.ec2.describe_instances(Filters=[{"Name": "client-token", "Values": [token]}])["Reservations"]
    assert [i["InstanceId"] for r in found for i in r["Instances"]] == [made]


def check_malformed_id(aws: Aws) -> None:
    """EC2 error codes: InvalidInstanceID.Malformed for an id of another form, InvalidInstanceID.NotFound for an
    unknown one."""
    for operation in (aws.ec2.describe_instances, aws.ec2.terminate_instances, aws.ec2.stop_instances):
        aws.refused("InvalidInstanceID.Malformed", operation, InstanceIds=["i-xyz"])
        aws.refused("InvalidInstanceID.NotFound", operation, InstanceIds=["i-0123456789abcdef0"])


def check_type_only_when_stopped(aws: Aws) -> None:
    """ModifyInstanceAttribute: the type changes on a stopped instance only; IncorrectInstanceState otherwise."""
    made = aws.run()
    request = {"InstanceId": made, "InstanceType": {"Value": "c5.xlarge"}}
    aws.refused("IncorrectInstanceState", aws.ec2.modify_instance_attribute, **request)
    aws.ec2.stop_instances(InstanceIds=[made])
    aws.refused("InvalidParameterValue", aws.ec2.modify_instance_attribute, InstanceId=made,
                InstanceType={"Value": "c99.huge"})
    aws.ec2.modify_instance_attribute(**request)
    aws.ec2.start_instances(InstanceIds=[made])
    assert aws.instance(made)["InstanceType"] == "c5.xlarge"


def check_groups_change(aws: Aws) -> None:
    """ModifyInstanceAttribute, Groups: the groups given take the place of all that the instance had."""
    old, new = aws.group(), aws.group()
    made = aws.run(SecurityGroupIds=[old])
    aws.refused("InvalidGroup.NotFound", aws.ec2.modify_instance_attribute, InstanceId=made,
                Groups=["sg-0123456789abcdef0"])
    aws.ec2.modify_instance_attribute(InstanceId=made, Groups=[new])
    instance = aws.instance(made)
    assert [g["GroupId"] for g in instance["SecurityGroups"]] == [new]
    assert [g["GroupId"] for g in instance["NetworkInterfaces"][0]["Groups"]] == [new]
    aws.ec2.delete_security_group(GroupId=old)


def check_terminated_states(aws: Aws) -> None:
    """TerminateInstances: may be repeated; StartInstances, StopInstances: IncorrectInstanceState for a terminated
    instance."""
    made = aws.run()
    for _ in range(2):
        answer = aws.ec2.terminate_instances(InstanceIds=[made])["TerminatingInstances"][0]
    assert answer["CurrentState"]["Name"] == "terminated"
    aws.refused("IncorrectInstanceState", aws.ec2.stop_instances, InstanceIds=[made])
    aws.refused("IncorrectInstanceState", aws.ec2.start_instances, InstanceIds=[made])


def check_metadata_options_stay(aws: Aws) -> None:
    """ModifyInstanceMetadataOptions: without a parameter the existing state is maintained."""
    made = aws.run(MetadataOptions={"HttpTokens": "required", "HttpPutResponseHopLimit": 3})
    aws.ec2.modify_instance_metadata_options(InstanceId=made, InstanceMetadataTags="enabled")
    options = aws.instance(made)["MetadataOptions"]
    assert (options["HttpTokens"], options["HttpPutResponseHopLimit"], options["InstanceMetadataTags"]) == (
        "required", 3, "enabled"), options
    aws.ec2.modify_instance_metadata_options(InstanceId=made, HttpPutResponseHopLimit=1)
    assert aws.instance(made)["MetadataOptions"]["HttpPutResponseHopLimit"] == 1


def check_metadata_defaults_of_the_account(aws: Aws) -> None:
    """ModifyInstanceMetadataDefaults: they count where the launch says nothing."""
    aws.ec2.modify_instance_metadata_defaults(HttpTokens="required", HttpPutResponseHopLimit=2)
    try:
        assert aws.ec2.get_instance_metadata_defaults()["AccountLevel"]["HttpPutResponseHopLimit"] == 2
        silent = aws.instance(aws.run())["MetadataOptions"]
        said = aws.instance(aws.run(MetadataOptions={"HttpPutResponseHopLimit": 1}))["MetadataOptions"]
        assert (silent["HttpTokens"], silent["HttpPutResponseHopLimit"]) == ("required", 2), silent
        assert (said["HttpTokens"], said["HttpPutResponseHopLimit"]) == ("required", 1), said
    finally:
        aws.ec2.modify_instance_metadata_defaults(HttpTokens="no-preference", HttpPutResponseHopLimit=-1)


def check_volume_never_shrinks(aws: Aws) -> None:
    """ModifyVolume, Size: the present size or more."""
    disk = aws.instance(aws.run())["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]
    aws.refused("InvalidParameterValue", aws.ec2.modify_volume, VolumeId=disk, Size=4)
    aws.ec2.modify_volume(VolumeId=disk, Size=40)
    assert aws.ec2.describe_volumes(VolumeIds=[disk])["Volumes"][0]["Size"] == 40


def check_four_changes_of_a_volume_a_day(aws: Aws) -> None:
    """ModifyVolume: up to four times within a rolling 24-hour period."""
    disk = aws.instance(aws.run())["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]
    for size in (20, 21, 22, 23):
        aws.ec2.modify_volume(VolumeId=disk, Size=size)
    aws.refused("VolumeModificationRateExceeded", aws.ec2.modify_volume, VolumeId=disk, Size=24)
    aws.get("/emulator/clock?ahead=86460", "POST")
    try:
        aws.ec2.modify_volume(VolumeId=disk, Size=24)
    finally:
        aws.get("/emulator/clock?ahead=0", "POST")


def check_targets_leave_with_their_instance(aws: Aws) -> None:
    """TargetHealth, Reason: Target.InvalidState is for stopped and terminated instances, so these are not healthy."""
    group, made = aws.target_group(), aws.run()
    aws.elbv2.register_targets(TargetGroupArn=group, Targets=[{"Id": made}])
    aws.ec2.terminate_instances(InstanceIds=[made])
    assert made not in aws.targets(group)


def check_console_output(aws: Aws) -> None:
    """GetConsoleOutput, Latest: the console as it is now."""
    assert aws.ec2.get_console_output(InstanceId=aws.run(), Latest=True)["Output"]


def check_key_pairs(aws: Aws) -> None:
    """DeleteKeyPair takes KeyPairId; ImportKeyPair: InvalidKey.Format for what is no OpenSSH public key."""
    made = aws.ec2.create_key_pair(KeyName=aws.name("key"))
    aws.ec2.delete_key_pair(KeyPairId=made["KeyPairId"])
    aws.refused("InvalidKeyPair.NotFound", aws.ec2.describe_key_pairs, KeyNames=[made["KeyName"]])
    aws.refused("InvalidKey.Format", aws.ec2.import_key_pair, KeyName=aws.name("key"), PublicKeyMaterial=b"nonsense")


def check_termination_protection(aws: Aws) -> None:
    """TerminateInstances: OperationNotPermitted while DisableApiTermination is set, which may change while the instance runs."""
    made = aws.run(DisableApiTermination=True)
    read = lambda: aws.ec2.describe_instance_attribute(InstanceId=made, Attribute="disableApiTermination")["DisableApiTermination"]["Value"]
    assert read() is True
    aws.refused("OperationNotPermitted", aws.ec2.terminate_instances, InstanceIds=[made])
    assert aws.instance(made)["State"]["Name"] == "running"
    aws.ec2.modify_instance_attribute(InstanceId=made, DisableApiTermination={"Value": False})
    assert read() is False
    aws.ec2.modify_instance_attribute(InstanceId=made, DisableApiTermination={"Value": True})
    aws.refused("OperationNotPermitted", aws.ec2.terminate_instances, InstanceIds=[made])
    aws.ec2.modify_instance_attribute(InstanceId=made, DisableApiTermination={"Value": False})
    aws.ec2.terminate_instances(InstanceIds=[made])
    assert aws.ec2.describe_instance_attribute(InstanceId=aws.run(), Attribute="disableApiTermination")["DisableApiTermination"]["Value"] is False


def check_replaced_profile(aws: Aws) -> None:
    """ReplaceIamInstanceProfileAssociation: DescribeInstances shows the new profile."""
    for name in ("profile-before", "profile-after"):
        aws.iam.create_instance_profile(InstanceProfileName=name)
    instance = aws.run(IamInstanceProfile={"Name": "profile-before"})
    filters = [{"Name": "instance-id", "Values": [instance]}]
    (association,) = aws.ec2.describe_iam_instance_profile_associations(Filters=filters)["IamInstanceProfileAssociations"]
    aws.ec2.replace_iam_instance_profile_association(AssociationId=association["AssociationId"],
                                                     IamInstanceProfile={"Name": "profile-after"})
    assert aws.instance(instance)["IamInstanceProfile"]["Arn"].endswith("/profile-after"), aws.instance(instance)
