"""IAM."""
from __future__ import annotations

import json

from emulator.checks.support import TRUST, Aws


def check_managed_policies(aws: Aws) -> None:
    """AWS managed policies (IAM guide): made and kept by AWS, ready in every account; AttachRolePolicy: NoSuchEntity
    for one that is not there."""
    name = aws.name("role")
    aws.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)
    for policy in ("AmazonSSMManagedInstanceCore", "CloudWatchAgentServerPolicy"):
        aws.iam.attach_role_policy(RoleName=name, PolicyArn=f"arn:aws:iam::aws:policy/{policy}")
    attached = aws.iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
    assert len(attached) == 2
    aws.refused("NoSuchEntity", aws.iam.attach_role_policy, RoleName=name, PolicyArn="arn:aws:iam::aws:policy/Missing")


def check_trust_policy(aws: Aws) -> None:
    """CreateRole: MalformedPolicyDocument for a trust policy that is none."""
    for document in ("not json", "{}", '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*"}]}'):
        aws.refused("MalformedPolicyDocument", aws.iam.create_role, RoleName=aws.name("role"),
                    AssumeRolePolicyDocument=document)


def check_permissions_boundary(aws: Aws) -> None:
    """CreateRole, PutRolePermissionsBoundary: NoSuchEntity for a policy that does not exist. GetRole returns the
    boundary; ListRoles and GetInstanceProfile leave it out. DeleteRolePermissionsBoundary removes it."""
    name, missing = aws.name("role"), "arn:aws:iam::123456789012:policy/missing"
    aws.refused("NoSuchEntity", aws.iam.create_role, RoleName=name, AssumeRolePolicyDocument=TRUST,
                PermissionsBoundary=missing)
    boundary = aws.iam.create_policy(PolicyName=aws.name("boundary"), PolicyDocument=json.dumps({
        "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ssm:*", "Resource": "*"}]}))["Policy"]["Arn"]
    aws.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST, PermissionsBoundary=boundary)
    assert aws.iam.get_role(RoleName=name)["Role"]["PermissionsBoundary"]["PermissionsBoundaryArn"] == boundary

    aws.iam.create_instance_profile(InstanceProfileName=name)
    aws.iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=name)
    profile = aws.iam.get_instance_profile(InstanceProfileName=name)["InstanceProfile"]
    assert "PermissionsBoundary" not in profile["Roles"][0], profile
    listed = [r for r in aws.iam.list_roles()["Roles"] if r["RoleName"] == name]
    assert "PermissionsBoundary" not in listed[0], listed

    aws.refused("NoSuchEntity", aws.iam.put_role_permissions_boundary, RoleName=name, PermissionsBoundary=missing)
    aws.iam.put_role_permissions_boundary(RoleName=name, PermissionsBoundary="arn:aws:iam::aws:policy/ReadOnlyAccess")
    aws.iam.delete_role_permissions_boundary(RoleName=name)
    assert "PermissionsBoundary" not in aws.iam.get_role(RoleName=name)["Role"]


def check_names_without_case(aws: Aws) -> None:
    """CreateRole, CreateInstanceProfile: names are unique without regard to case (EntityAlreadyExists)."""
    name = aws.name("Role")
    aws.iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)
    aws.iam.create_instance_profile(InstanceProfileName=name)
    aws.refused("EntityAlreadyExists", aws.iam.create_role, RoleName=name.lower(), AssumeRolePolicyDocument=TRUST)
    aws.refused("EntityAlreadyExists", aws.iam.create_instance_profile, InstanceProfileName=name.lower())
