"""Listeners: one a port, with a certificate that can be used, towards target groups of a fitting protocol; redirects.

AWS: CreateListener and ModifyListener (DuplicateListener, CertificateNotFound, UnsupportedCertificate,
SSLPolicyNotFound, IncompatibleProtocols, TargetGroupAssociationLimit, ValidationError for HTTPS without a certificate),
Listeners for your Network Load Balancers (which target group protocols a listener may use), RedirectActionConfig
(values, defaults in the answer, no redirect from HTTPS to HTTP and none to itself), DescribeSSLPolicies
(SSLPolicyNotFound).
moto takes the same port twice, any certificate, any policy and any redirect, gives HTTP listeners a security policy,
and leaves out security policies that it does not know.
"""
from __future__ import annotations

import re
from typing import Any

from moto.elbv2.responses import ELBV2Response
from moto.elbv2.ssl_policies import SSL_POLICIES

from emulator.hooks import AwsError, around, before, validation
from emulator.patches.load_balancers import balancer_of

SECURE = ("HTTPS", "TLS")
FITTING = {
    "HTTP": ("HTTP", "HTTPS"), "HTTPS": ("HTTP", "HTTPS"), "TCP": ("TCP", "TCP_UDP"), "TLS": ("TCP", "TLS"),
    "UDP": ("UDP", "TCP_UDP"), "TCP_UDP": ("TCP_UDP",), "QUIC": ("QUIC", "TCP_QUIC"), "TCP_QUIC": ("TCP_QUIC",),
}
#: What AWS puts in for what a redirect leaves out: the request's own.
SAME = {"Protocol": "#{protocol}", "Port": "#{port}", "Host": "#{host}", "Path": "/#{path}", "Query": "#{query}"}
REDIRECTS = {
    "Protocol": re.compile(r"HTTP|HTTPS|#\{protocol\}"),
    "Port": re.compile(r"#\{port\}|[1-9]\d{0,4}"),
    "Host": re.compile(r"\S{1,128}"),
    "Path": re.compile(r"/\S{0,127}"),
    "Query": re.compile(r"[^?].{0,127}|"),
    "StatusCode": re.compile("HTTP_301|HTTP_302"),
}
KINDS = {"application": ("HTTP", "HTTPS"), "network": ("TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC")}


def check_certificate(backend: Any, arn: str) -> None:
    from moto.acm.models import acm_backends

    if not backend._certificate_exists(certificate_arn=arn):
        raise AwsError("CertificateNotFound", f"Certificate '{arn}' not found")
    certificate = acm_backends[backend.account_id][backend.region_name]._certificates.get(arn)
    if certificate is not None and certificate.status != "ISSUED":
        raise AwsError("UnsupportedCertificate", f"The certificate '{arn}' must have a fully-qualified domain name, a "
                                                 "supported signature, and a supported key size.")


def check_targets(backend: Any, balancer: Any, protocol: str, actions: list[dict]) -> None:
    for action in actions:
        for arn in backend._get_target_group_arns_from(action_data=action):
            group = backend.target_groups.get(arn)
            if group is None:
                raise AwsError("TargetGroupNotFound", f"Target groups '{arn}' not found")
            if group.target_type == "lambda" and balancer.type == "application":
                continue
            if group.protocol not in FITTING.get(protocol, ()):
                raise AwsError("IncompatibleProtocols", f"Listener protocol '{protocol}' is not supported with a "
                                                        f"target group with protocol '{group.protocol}'")
            if group.vpc_id and group.vpc_id != balancer.vpc_id:
                raise AwsError("InvalidConfigurationRequest", f"The target group '{arn}' is not in the VPC "
                                                              f"'{balancer.vpc_id}' of the load balancer")
            if any(other != balancer.arn for other in group.load_balancer_arns):
                raise AwsError("TargetGroupAssociationLimit", "The following target groups cannot be associated with "
                                                              f"more than one load balancer: {arn}")


def check_redirect(config: dict, protocol: str, port: int) -> None:
    if not config.get("StatusCode"):
        raise validation("A status code must be specified for redirect actions")
    for name, pattern in REDIRECTS.items():
        value = config.get(name)
        if value is not None and (not pattern.fullmatch(str(value)) or name == "Port" and str(value).isdigit()
                                  and int(value) > 65535):
            raise AwsError("InvalidLoadBalancerAction", f"The redirect {name.lower()} '{value}' is not valid")
    for name, value in SAME.items():
        config.setdefault(name, value)
    leads_to = protocol if config["Protocol"] == SAME["Protocol"] else config["Protocol"]
    if (protocol, leads_to) == ("HTTPS", "HTTP"):
        raise AwsError("InvalidLoadBalancerAction", "A redirect from HTTPS to HTTP is not supported")
    if (leads_to == protocol and config["Port"] in (SAME["Port"], str(port))
            and config["Host"] == SAME["Host"] and config["Path"] == SAME["Path"]):
        raise AwsError("InvalidLoadBalancerAction", "The redirect configuration is not valid because it creates a loop")


def check_actions(actions: list[dict], protocol: str, port: int) -> None:
    if not actions:
        raise validation("An action must be specified")
    for action in actions:
        kind = action.get("Type")
        if kind == "redirect":
            check_redirect(action.setdefault("RedirectConfig", {}), protocol, port)
        if kind == "forward" and not (action.get("TargetGroupArn") or action.get("ForwardConfig")):
            raise AwsError("InvalidLoadBalancerAction", "A target group must be specified for forward actions")


def check_security(backend: Any, protocol: str, policy: str | None, certificates: list[dict]) -> None:
    if protocol not in SECURE:
        if certificates:
            raise AwsError("InvalidConfigurationRequest", f"Certificates cannot be specified for {protocol} listeners")
        if policy:
            raise AwsError("InvalidConfigurationRequest", f"An SSL policy cannot be specified for {protocol} listeners")
        return
    if policy and policy not in SSL_POLICIES:
        raise AwsError("SSLPolicyNotFound", f"SSL policy '{policy}' not found")
    if len(certificates) > 1:
        raise AwsError("TooManyCertificates", "Only one certificate can be specified for a listener")
    for certificate in certificates:
        check_certificate(backend, certificate["CertificateArn"])


def check_port(balancer: Any, port: int, own: str | None = None) -> None:
    if not 1 <= port <= 65535:
        raise validation(f"1 validation error detected: Value '{port}' at 'port' failed to satisfy constraint: Member "
                         "must have value between 1 and 65535")
    if any(int(known.port) == port and arn != own for arn, known in balancer.listeners.items()):
        raise AwsError("DuplicateListener", "A listener already exists on this port for this load balancer "
                                            f"'{balancer.arn}'")


def listener_of(backend: Any, arn: str) -> tuple[Any, Any]:
    for balancer in backend.load_balancers.values():
        if arn in balancer.listeners:
            return balancer, balancer.listeners[arn]
    raise AwsError("ListenerNotFound", f"Listener '{arn}' not found")


def apply() -> None:
    @around(ELBV2Response, "create_listener")
    def create(original: Any, self: Any) -> Any:
        params, backend = self._get_params(), self.elbv2_backend
        balancer = balancer_of(backend, params["LoadBalancerArn"])
        protocol = params.get("Protocol")
        if balancer.type != "gateway":
            if params.get("Port") is None:
                raise validation("A listener port must be specified")
            if protocol not in KINDS[balancer.type]:
                raise validation(f"Listener protocol '{protocol}' must be one of '{', '.join(KINDS[balancer.type])}'")
            check_port(balancer, int(params["Port"]))
            certificates = params.get("Certificates") or []
            if protocol in SECURE and not certificates:
                raise validation(f"A certificate must be specified for {protocol} listeners")
            check_security(backend, protocol, params.get("SslPolicy"), certificates)
        actions = params.get("DefaultActions") or []
        check_actions(actions, protocol, int(params.get("Port") or 0))
        check_targets(backend, balancer, protocol, actions)
        answer = original(self)
        listener = answer.result["Listeners"][0]
        if listener.protocol not in SECURE:
            listener.ssl_policy = None
        return answer

    @around(ELBV2Response, "modify_listener")
    def modify(original: Any, self: Any) -> Any:
        params, backend = self._get_params(), self.elbv2_backend
        balancer, listener = listener_of(backend, params["ListenerArn"])
        protocol = params.get("Protocol") or listener.protocol
        if protocol not in KINDS.get(balancer.type, (protocol,)):
            raise validation(f"Listener protocol '{protocol}' must be one of '{', '.join(KINDS[balancer.type])}'")
        if params.get("Port") is not None:
            check_port(balancer, int(params["Port"]), params["ListenerArn"])
        certificates = params.get("Certificates") or []
        if protocol in SECURE and not certificates and not listener.certificates:
            raise validation(f"A certificate must be specified for {protocol} listeners")
        check_security(backend, protocol, params.get("SslPolicy"), certificates)
        actions = params.get("DefaultActions") or []
        if actions:
            check_actions(actions, protocol, int(params.get("Port") or listener.port))
        check_targets(backend, balancer, protocol, actions)
        more = listener.certificates[1:] if listener.certificates else []
        # moto knows three protocols here; the others are set below.
        params.pop("Protocol", None)
        answer = original(self)
        listener.protocol = protocol
        if certificates:
            default = certificates[0]["CertificateArn"]
            listener.certificate = default
            listener.certificates = [default, *(c for c in more if c != default)]
        if protocol not in SECURE:
            listener.ssl_policy, listener.certificate, listener.certificates = None, None, []
        elif not listener.ssl_policy:
            listener.ssl_policy = "ELBSecurityPolicy-2016-08"
        return answer

    @before(ELBV2Response, "describe_ssl_policies")
    def describe_policies(self: Any) -> None:
        for name in self._get_params().get("Names") or []:
            if name not in SSL_POLICIES:
                raise AwsError("SSLPolicyNotFound", f"SSL policy '{name}' not found")

    @before(ELBV2Response, "add_listener_certificates")
    def add_certificates(self: Any) -> None:
        params = self._get_params()
        _, listener = listener_of(self.elbv2_backend, params["ListenerArn"])
        for certificate in params.get("Certificates") or []:
            check_certificate(self.elbv2_backend, certificate["CertificateArn"])
        # To add one again changes nothing.
        params["Certificates"] = [c for c in params.get("Certificates") or []
                                  if c["CertificateArn"] not in listener.certificates]
