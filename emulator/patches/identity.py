"""IAM: AWS's managed policies, read when first asked for; a trust policy must be a policy; a boundary must exist.

AWS: AWS managed policies (IAM guide) can be attached in every account; CreateRole, UpdateAssumeRolePolicy
(MalformedPolicyDocument for a trust policy that is none).
CreateRole and CreateInstanceProfile answer EntityAlreadyExists for a name that differs from another in case only.
CreateRole and PutRolePermissionsBoundary answer NoSuchEntity for a boundary that does not exist. Only GetRole returns
the boundary of a role; ListRoles and GetInstanceProfile leave it out.
moto reads 1,500 policies once for each of five partitions before the first call is answered, and takes any text for a
trust policy and any well-formed ARN for a boundary, and returns the boundary with an instance profile.
"""
from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from moto.core.serialize import never_return
from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy, IAMBackend
from moto.iam.responses import IamResponse

from emulator.hooks import AwsError, before


@lru_cache(maxsize=None)
def documents() -> dict:
    return json.loads(aws_managed_policies_data)


def aws_policies(backend: Any) -> list[Any]:
    made = backend.__dict__.get("aws_policies")
    if made is None:
        made = backend.__dict__["aws_policies"] = [
            AWSManagedPolicy.from_data(name, backend.account_id, backend.region_name, data)
            for name, data in documents().items()]
    return made


def all_policies(backend: Any) -> dict[str, Any]:
    made = backend.__dict__.get("all_policies")
    if made is None:
        made = backend.__dict__["all_policies"] = {p.arn: p for p in aws_policies(backend)}
    return made


def check_trust(document: str) -> None:
    try:
        parsed = json.loads(document)
    except ValueError:
        raise AwsError("MalformedPolicyDocument", "This policy contains invalid Json")
    statements = parsed.get("Statement") if isinstance(parsed, dict) else None
    statements = [statements] if isinstance(statements, dict) else statements
    if not statements:
        raise AwsError("MalformedPolicyDocument", "Missing required field Statement")
    for statement in statements:
        if "Principal" not in statement and "NotPrincipal" not in statement:
            raise AwsError("MalformedPolicyDocument", "Missing required field Principal")
        if "Action" not in statement and "NotAction" not in statement:
            raise AwsError("MalformedPolicyDocument", "Missing required field Action")


def check_boundary(backend: Any, arn: str | None) -> None:
    if arn and arn not in backend.managed_policies:
        raise AwsError("NoSuchEntity", f"Scope ARN: {arn} does not exist or is not attachable.")


def check_free(name: str, taken: list[str], what: str) -> None:
    if name.lower() in map(str.lower, taken):
        raise AwsError("EntityAlreadyExists", f"{what} {name} already exists.")


def apply() -> None:
    # moto sets both when a backend is made; what it sets is not kept.
    IAMBackend._init_aws_policies = lambda self: []  # type: ignore[method-assign]
    IAMBackend._init_managed_policies = lambda self: {}  # type: ignore[method-assign]
    IAMBackend.aws_managed_policies = property(aws_policies, lambda self, _: None)  # type: ignore[assignment]
    IAMBackend.managed_policies = property(all_policies, lambda self, _: None)  # type: ignore[assignment]

    @before(IAMBackend, "create_role")
    def create_role(self: Any, role_name: str, assume_role_policy_document: str, path: str,
                    permissions_boundary: str | None, *_: Any, **__: Any) -> None:
        check_trust(assume_role_policy_document)
        check_boundary(self, permissions_boundary)
        check_free(role_name, [r.name for r in self.roles.values()], "Role with name")

    @before(IAMBackend, "create_instance_profile")
    def create_instance_profile(self: Any, name: str, *_: Any, **__: Any) -> None:
        check_free(name, [p.name for p in self.instance_profiles.values()], "Instance Profile")

    @before(IAMBackend, "put_role_permissions_boundary")
    def put_role_permissions_boundary(self: Any, role_name: str, permissions_boundary: str) -> None:
        self.get_role(role_name)
        check_boundary(self, permissions_boundary)

    for path in ("GetInstanceProfileResponse.InstanceProfile", "ListInstanceProfilesResponse.InstanceProfiles.InstanceProfile"):
        IamResponse.RESPONSE_KEY_PATH_TO_TRANSFORMER[f"{path}.Roles.Role.PermissionsBoundary"] = never_return
