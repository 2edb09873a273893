"""What is in use cannot be deleted.

AWS: DeleteSecurityGroup (DependencyViolation while an instance, a network interface or another group's rule uses it),
DeleteSubnet, DeleteVpc, DetachInternetGateway, DeleteLoadBalancer (ResourceInUse behind an endpoint service or another load
balancer), ACM DeleteCertificate (ResourceInUseException) and DescribeCertificate
(InUseBy: the load balancers), IAM RemoveRoleFromInstanceProfile (NoSuchEntity).
moto deletes all of these; InUseBy stays empty.
"""
from __future__ import annotations

from typing import Any

from moto.acm.models import CertBundle
from moto.acm.responses import AWSCertificateManagerResponse
from moto.core.exceptions import JsonRESTError
from moto.ec2.models import ec2_backends
from moto.ec2.responses import EC2Response
from moto.elbv2.models import ELBv2Backend, elbv2_backends
from moto.iam.models import IAMBackend

from emulator.hooks import AwsError, before


def living(backend: Any) -> list[Any]:
    return [i for i in backend.all_instances() if i.state != "terminated"]


def balancers(backend: Any) -> list[Any]:
    return list(elbv2_backends[backend.account_id][backend.region_name].load_balancers.values())


def violation(message: str) -> AwsError:
    return AwsError("DependencyViolation", message)


def group_is_used(backend: Any, group: Any) -> bool:
    if any(group.id in [g.id for g in i.security_groups] for i in living(backend)):
        return True
    if any(group.id in [g.id for g in eni.group_set] for eni in backend.enis.values()):
        return True
    if any(group.id in (b.security_groups or []) for b in balancers(backend)):
        return True
    return any(
        rule.source_group.get("GroupId") == group.id
        for others in backend.groups.values() for other in others.values() if other.id != group.id
        for rule in (*other.ingress_rules, *other.egress_rules))


def delete_group(self: Any) -> None:
    params, backend = self._get_params(), self.ec2_backend
    group = backend.get_security_group_by_name_or_id(params.get("GroupId") or params.get("GroupName") or "")
    if group is None:
        return
    if group.is_default or group.name == "default":
        raise AwsError("CannotDelete", f'the specified group: "{group.id}" name: "default" cannot be deleted by a user')
    if group_is_used(backend, group):
        raise violation(f"resource {group.id} has a dependent object")


def subnet_is_used(backend: Any, subnet_id: str) -> bool:
    return (any(i.subnet_id == subnet_id for i in living(backend))
            or any(eni.subnet.id == subnet_id for eni in backend.enis.values())
            or any(subnet_id in [s.id for s in b.subnets] for b in balancers(backend)))


def delete_subnet(self: Any) -> None:
    subnet_id = self._get_params().get("SubnetId")
    if subnet_is_used(self.ec2_backend, subnet_id):
        raise violation(f"The subnet '{subnet_id}' has dependencies and cannot be deleted.")


def delete_vpc(self: Any) -> None:
    vpc_id, backend = self._get_params().get("VpcId"), self.ec2_backend
    used = (any(not (g.is_default or g.name == "default") for g in backend.groups.get(vpc_id, {}).values())
            or any(g.vpc and g.vpc.id == vpc_id for g in backend.internet_gateways.values())
            or any(b.vpc_id == vpc_id for b in balancers(backend))
            or any(not acl.default for acl in backend.network_acls.values() if acl.vpc_id == vpc_id)
            or any(not t.main_association_id for t in backend.route_tables.values() if t.vpc_id == vpc_id)
            or any(e.vpc_id == vpc_id for e in backend.vpc_end_points.values())
            or any(g.vpc_id == vpc_id for g in backend.egress_only_internet_gateways.values())
            or any(a.vpc_id == vpc_id and a.state == "attached" for g in backend.vpn_gateways.values()
                   for a in g.attachments.values())
            or any(vpc_id in (p.vpc.id, p.peer_vpc.id) and p._status.code == "active"
                   for p in backend.vpc_pcxs.values()))
    if vpc_id in backend.vpcs and used:
        raise violation(f"The vpc '{vpc_id}' has dependencies and cannot be deleted.")


def balancer_is_used(backend: Any, arn: str) -> bool:
    ec2 = ec2_backends[backend.account_id][backend.region_name]
    return (any(arn in service.network_load_balancer_arns for service in ec2.configurations.values())
            or any(arn in group.targets for group in backend.target_groups.values() if group.target_type == "alb"))


def detach_gateway(self: Any) -> None:
    vpc_id, backend = self._get_params().get("VpcId"), self.ec2_backend
    mapped = (any(i.vpc_id == vpc_id and i.public_ip for i in living(backend))
              or any(b.vpc_id == vpc_id and b.scheme == "internet-facing" for b in balancers(backend)))
    if mapped:
        raise violation(f"Network {vpc_id} has some mapped public address(es). Please unmap those public address(es) "
                        "before detaching the gateway.")


def users_of(certificate: Any) -> list[str]:
    _, _, _, region, account, _ = certificate.arn.split(":", 5)
    backend = elbv2_backends[account][region]
    return [b.arn for b in backend.load_balancers.values()
            if any(certificate.arn in [str(c) for c in listener.certificates] for listener in b.listeners.values())]


def delete_certificate(self: Any) -> None:
    arn = self._get_param("CertificateArn")
    certificate = self.acm_backend._certificates.get(arn)
    if certificate is not None and users_of(certificate):
        raise JsonRESTError("ResourceInUseException", f"Certificate {arn} in account {self.current_account} is in use.")


def apply() -> None:
    before(EC2Response, "delete_security_group")(delete_group)
    before(EC2Response, "delete_subnet")(delete_subnet)
    before(EC2Response, "delete_vpc")(delete_vpc)
    before(EC2Response, "detach_internet_gateway")(detach_gateway)
    CertBundle.in_use_by = property(users_of, lambda self, _: None)  # type: ignore[assignment]
    before(AWSCertificateManagerResponse, "delete_certificate")(delete_certificate)

    @before(ELBv2Backend, "delete_load_balancer")
    def delete_balancer(self: Any, arn: str) -> None:
        if balancer_is_used(self, arn):
            raise AwsError("ResourceInUse", f"Load balancer '{arn}' cannot be deleted because it is currently associated with "
                                            "another service")

    @before(IAMBackend, "remove_role_from_instance_profile")
    def remove_role(self: Any, profile_name: str, role_name: str) -> None:
        profile = self.get_instance_profile(profile_name)
        if role_name not in [role.name for role in profile.roles]:
            raise AwsError("NoSuchEntity", f"Role {role_name} in Instance Profile {profile_name} cannot be found.")
