"""Listeners and rules."""
from __future__ import annotations

from emulator.checks.support import Aws

PATH = [{"Field": "path-pattern", "Values": ["/x/*"]}]


def check_port_taken(aws: Aws) -> None:
    """CreateListener, ModifyListener: DuplicateListener when another listener of the load balancer has the port."""
    balancer, group = aws.balancer(), aws.target_group()
    aws.listener(balancer, group)
    aws.refused("DuplicateListener", aws.listener, balancer=balancer, target_group=group)
    other = aws.listener(balancer, group, port=81)
    aws.refused("DuplicateListener", aws.elbv2.modify_listener, ListenerArn=other, Port=80)


def check_https_needs_a_certificate(aws: Aws) -> None:
    """CreateListener, Certificates: an HTTPS or TLS listener has one default certificate, which must be given."""
    aws.refused("ValidationError", aws.listener, "A certificate must be specified", balancer=aws.balancer(),
                target_group=aws.target_group(), port=443, protocol="HTTPS")


def check_certificate_must_exist_and_be_issued(aws: Aws) -> None:
    """CreateListener: CertificateNotFound for an unknown certificate, UnsupportedCertificate for one that is not
    issued."""
    request = {"balancer": aws.balancer(), "target_group": aws.target_group(), "port": 443, "protocol": "HTTPS"}
    for number, code in ((9, "CertificateNotFound"), (2, "UnsupportedCertificate"), (3, "UnsupportedCertificate")):
        aws.refused(code, aws.listener, Certificates=[{"CertificateArn": aws.certificate(number)}], **request)


def check_policy_must_exist(aws: Aws) -> None:
    """CreateListener: SSLPolicyNotFound for an unknown policy; only HTTPS and TLS listeners have one."""
    balancer, group = aws.balancer(), aws.target_group()
    certificates = [{"CertificateArn": aws.certificate()}]
    aws.refused("SSLPolicyNotFound", aws.listener, balancer=balancer, target_group=group, port=443, protocol="HTTPS",
                SslPolicy="missing", Certificates=certificates)
    aws.listener(balancer, group, 443, "HTTPS", SslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06",
                 Certificates=certificates)
    aws.listener(balancer, group)
    found = aws.elbv2.describe_listeners(LoadBalancerArn=balancer)["Listeners"]
    assert {item["Port"]: item.get("SslPolicy") for item in found} == {
        443: "ELBSecurityPolicy-TLS13-1-2-2021-06", 80: None}


def check_protocols_fit(aws: Aws) -> None:
    """CreateListener: IncompatibleProtocols when the target group's protocol does not go with the listener's."""
    application, network = aws.balancer(), aws.balancer(Type="network")
    aws.refused("IncompatibleProtocols", aws.listener, balancer=network, target_group=aws.target_group(),
                port=1935, protocol="TCP")
    tcp = aws.target_group("TCP", 1935)
    aws.refused("IncompatibleProtocols", aws.listener, balancer=application, target_group=tcp)
    aws.refused("ValidationError", aws.listener, balancer=application, target_group=tcp, protocol="TCP", port=1935)
    aws.listener(network, tcp, 1935, "TCP")


def check_target_group_of_one_balancer(aws: Aws) -> None:
    """CreateListener: TargetGroupAssociationLimit when the target group belongs to another load balancer already."""
    group = aws.target_group()
    aws.listener(aws.balancer(), group)
    aws.refused("TargetGroupAssociationLimit", aws.listener, balancer=aws.balancer(), target_group=group)


def rule(aws: Aws, listener: str, group: str, priority: int, conditions: list = PATH) -> str:
    return aws.elbv2.create_rule(
        ListenerArn=listener, Priority=priority, Conditions=conditions,
        Actions=[{"Type": "forward", "TargetGroupArn": group}])["Rules"][0]["RuleArn"]


def check_priorities(aws: Aws) -> None:
    """CreateRule, Priority: 1 to 50000; PriorityInUse for one that another rule has; a rule needs a condition."""
    group = aws.target_group()
    listener = aws.listener(aws.balancer(), group)
    aws.refused("ValidationError", rule, aws=aws, listener=listener, group=group, priority=60000)
    aws.refused("ValidationError", rule, aws=aws, listener=listener, group=group, priority=5, conditions=[])
    rule(aws, listener, group, 5)
    aws.refused("PriorityInUse", rule, aws=aws, listener=listener, group=group, priority=5)


def check_rules_in_order(aws: Aws) -> None:
    """DescribeRules, Listener rules (Elastic Load Balancing): by priority, the lowest number first, the default rule
    last."""
    group = aws.target_group()
    listener = aws.listener(aws.balancer(), group)
    for priority in (30, 7, 200):
        rule(aws, listener, group, priority)
    found = [r["Priority"] for r in aws.elbv2.describe_rules(ListenerArn=listener)["Rules"]]
    assert found == ["7", "30", "200", "default"], found


def check_default_rule_stays(aws: Aws) -> None:
    """DeleteRule: OperationNotPermitted for the default rule; RuleNotFound for one that is gone."""
    group = aws.target_group()
    listener = aws.listener(aws.balancer(), group)
    default = aws.elbv2.describe_rules(ListenerArn=listener)["Rules"][-1]["RuleArn"]
    aws.refused("OperationNotPermitted", aws.elbv2.delete_rule, RuleArn=default)
    gone = rule(aws, listener, group, 5)
    aws.elbv2.delete_rule(RuleArn=gone)
    aws.refused("RuleNotFound", aws.elbv2.delete_rule, RuleArn=gone)


def check_priorities_swap(aws: Aws) -> None:
    """SetRulePriorities: rules may change places, as long as no two have one priority afterwards."""
    group = aws.target_group()
    listener = aws.listener(aws.balancer(), group)
    first, second = rule(aws, listener, group, 1), rule(aws, listener, group, 2)
    aws.elbv2.set_rule_priorities(RulePriorities=[
        {"RuleArn": first, "Priority": 2}, {"RuleArn": second, "Priority": 1}])
    found = [r["RuleArn"] for r in aws.elbv2.describe_rules(ListenerArn=listener)["Rules"][:2]]
    assert found == [second, first]
    aws.refused("PriorityInUse", aws.elbv2.set_rule_priorities, RulePriorities=[{"RuleArn": first, "Priority": 1}])


def redirects(aws: Aws, balancer: str, port: int = 80, protocol: str = "HTTP", **config: str) -> dict:
    certificates = {"Certificates": [{"CertificateArn": aws.certificate()}]} if protocol == "HTTPS" else {}
    return aws.elbv2.create_listener(
        LoadBalancerArn=balancer, Port=port, Protocol=protocol, **certificates,
        DefaultActions=[{"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", **config}}])["Listeners"][0]


def check_redirects(aws: Aws) -> None:
    """RedirectActionConfig: what is left out is the request's own, and answered as such."""
    balancer = aws.balancer()
    made = redirects(aws, balancer, Protocol="HTTPS", Port="443")
    found = aws.elbv2.describe_listeners(ListenerArns=[made["ListenerArn"]])["Listeners"][0]
    assert found["DefaultActions"][0]["RedirectConfig"] == {
        "Protocol": "HTTPS", "Port": "443", "Host": "#{host}", "Path": "/#{path}", "Query": "#{query}",
        "StatusCode": "HTTP_301"}, found
    aws.refused("ValidationError", redirects, aws=aws, balancer=balancer, port=81, Protocol="FTP")  # the model's pattern
    for wrong in ({"Port": "70000"}, {"Port": "0"}, {"Path": "x"}, {"Query": "?a=b"},
                  {"StatusCode": "HTTP_307"}):
        aws.refused("InvalidLoadBalancerAction", redirects, aws=aws, balancer=balancer, port=81,
                    **{"Protocol": "HTTPS", **wrong})


def check_no_redirect_loop(aws: Aws) -> None:
    """RedirectActionConfig: to avoid a redirect loop, at least one of protocol, port, host name and path is another;
    HTTPS is not redirected to HTTP."""
    balancer, group = aws.balancer(), aws.target_group()
    for loop in ({}, {"Protocol": "HTTP", "Port": "80"}, {"Query": "a=b"}):
        aws.refused("InvalidLoadBalancerAction", redirects, "loop", aws=aws, balancer=balancer, **loop)
    aws.refused("InvalidLoadBalancerAction", redirects, "HTTPS to HTTP", aws=aws, balancer=balancer, port=443,
                protocol="HTTPS", Protocol="HTTP", Port="80")
    made = redirects(aws, balancer, Path="/x")["ListenerArn"]
    aws.refused("InvalidLoadBalancerAction", aws.elbv2.modify_listener, ListenerArn=made, DefaultActions=[
        {"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", "Port": "80"}}])
    aws.elbv2.modify_listener(ListenerArn=made, DefaultActions=[{"Type": "forward", "TargetGroupArn": group}])


def check_unknown_policy_is_refused(aws: Aws) -> None:
    """DescribeSSLPolicies: SSLPolicyNotFound for a name that the Region does not have; AWS recommends
    ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09 (Security policies for your Application Load Balancer)."""
    name = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
    found = aws.elbv2.describe_ssl_policies(Names=[name])["SslPolicies"]
    assert [p["Name"] for p in found] == [name] and set(found[0]["SslProtocols"]) == {"TLSv1.2", "TLSv1.3"}, found
    assert all(c["Name"].startswith(("TLS_", "ECDHE-")) and "GCM" in c["Name"] or "CHACHA20" in c["Name"]
               for c in found[0]["Ciphers"]), found
    aws.refused("SSLPolicyNotFound", aws.elbv2.describe_ssl_policies, Names=[name, "ELBSecurityPolicy-x"])


def condition(field: str, **config: list) -> dict:
    return {"Field": field, {"path-pattern": "PathPatternConfig", "source-ip": "SourceIpConfig"}[field]: config}


def check_conditions(aws: Aws) -> None:
    """Condition types for listener rules, Quotas for your Application Load Balancers: characters of path patterns,
    lengths, values and wildcards a rule, what regular expressions do not support."""
    group = aws.target_group()
    listener = aws.listener(aws.balancer(), group)
    for conditions in (
        [condition("path-pattern", Values=["/a%20b"])],
        [condition("path-pattern", Values=["/a;b"])],
        [condition("path-pattern", Values=["/" + "a" * 128])],
        [condition("path-pattern", RegexValues=["^/(?!a).*$"])],
        [condition("path-pattern", RegexValues=["(a)\\1"])],
        [condition("path-pattern", RegexValues=["("])],
        [condition("path-pattern", Values=["/a"], RegexValues=["b"])],
        [condition("path-pattern", Values=["/a"]), condition("path-pattern", Values=["/b"])],
        [condition("source-ip", Values=["203.0.113.7"]), condition("source-ip", Values=["203.0.113.0/33"])],
    ):
        aws.refused("ValidationError", rule, aws=aws, listener=listener, group=group, priority=5, conditions=conditions)
    aws.refused("TooManyConditionWildcards", rule, aws=aws, listener=listener, group=group, priority=5,
                conditions=[condition("path-pattern", Values=["/*/*/*/*/*/*"])])
    networks = [f"203.0.113.{n}/32" for n in range(4)]
    aws.refused("TooManyConditionValues", rule, aws=aws, listener=listener, group=group, priority=5,
                conditions=[condition("path-pattern", Values=["/a", "/b"]), condition("source-ip", Values=networks)])
    made = rule(aws, listener, group, 5, [condition("path-pattern", RegexValues=["^.*;.*$"])])
    aws.refused("ValidationError", aws.elbv2.modify_rule, RuleArn=made,
                Conditions=[condition("path-pattern", Values=["/a;b"])])
    found = aws.elbv2.describe_rules(RuleArns=[made])["Rules"][0]["Conditions"][0]
    assert found["PathPatternConfig"].get("RegexValues") == ["^.*;.*$"], found
