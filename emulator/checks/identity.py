"""IAM."""
from __future__ import annotations

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
