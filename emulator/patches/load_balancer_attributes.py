"""Attributes of load balancers: known ones, in range, all of them answered; access logs to a bucket that takes them.

AWS: LoadBalancerAttribute (the keys by type of load balancer, their values and defaults),
ModifyLoadBalancerAttributes (InvalidConfigurationRequest; answers all attributes), Access logs for your Application
Load Balancer (the bucket is in the load balancer's Region, and its policy lets
logdelivery.elasticloadbalancing.amazonaws.com put objects below PREFIX/AWSLogs/ACCOUNT/; the prefix does not hold
AWSLogs).
moto takes any value, keys of another type of load balancer, and any bucket, and answers a part of the attributes.
"""
from __future__ import annotations

import fnmatch
import json
import re
from typing import Any

from moto.elbv2.models import ELBv2Backend

from emulator.hooks import AwsError, around, validation
from emulator.patches.load_balancers import balancer_of

SWITCH = re.compile("true|false")
TEXT = re.compile(".*")
EVERY: dict[str, tuple[Any, str]] = {
    "access_logs.s3.bucket": (TEXT, ""), "access_logs.s3.enabled": (SWITCH, "false"),
    "access_logs.s3.prefix": (TEXT, ""), "deletion_protection.enabled": (SWITCH, "false"),
    "ipv6.deny_all_igw_traffic": (SWITCH, "false"), "zonal_shift.config.enabled": (SWITCH, "false"),
}
#: Key, values, default.
KNOWN: dict[str, dict[str, tuple[Any, str]]] = {
    "application": {
        **EVERY,
        "client_keep_alive.seconds": (range(60, 604801), "3600"),
        "connection_logs.s3.bucket": (TEXT, ""), "connection_logs.s3.enabled": (SWITCH, "false"),
        "connection_logs.s3.prefix": (TEXT, ""),
        "idle_timeout.timeout_seconds": (range(1, 4001), "60"),
        "load_balancing.cross_zone.enabled": (re.compile("true"), "true"),
        "routing.http.desync_mitigation_mode": (re.compile("monitor|defensive|strictest"), "defensive"),
        "routing.http.drop_invalid_header_fields.enabled": (SWITCH, "false"),
        "routing.http.preserve_host_header.enabled": (SWITCH, "false"),
        "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": (SWITCH, "false"),
        "routing.http.xff_client_port.enabled": (SWITCH, "false"),
        "routing.http.xff_header_processing.mode": (re.compile("append|preserve|remove"), "append"),
        "routing.http2.enabled": (SWITCH, "true"),
        "waf.fail_open.enabled": (SWITCH, "false"),
    },
    "network": {
        **EVERY,
        "dns_record.client_routing_policy": (re.compile("availability_zone_affinity|any_availability_zone|"
                                                        "partial_availability_zone_affinity"), "any_availability_zone"),
        "load_balancing.cross_zone.enabled": (SWITCH, "false"),
        "secondary_ips.auto_assigned.per_subnet": (range(0, 8), "0"),
    },
    "gateway": {"deletion_protection.enabled": (SWITCH, "false"),
                "load_balancing.cross_zone.enabled": (SWITCH, "false")},
}
LOG_DELIVERY = "logdelivery.elasticloadbalancing.amazonaws.com"


def all_of(balancer: Any) -> dict[str, str]:
    return {**{key: default for key, (_, default) in KNOWN[balancer.type].items()}, **balancer.attrs}


def check_attribute(kind: str, key: str, value: str) -> None:
    if key not in KNOWN[kind]:
        raise validation(f"Load balancer attribute key '{key}' is not recognized")
    allowed, _ = KNOWN[kind][key]
    good = allowed.fullmatch(value) if isinstance(allowed, re.Pattern) else value.isdigit() and int(value) in allowed
    if not good:
        raise validation(f"Load balancer attribute '{key}' has the invalid value '{value}'")


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def lets_logs_in(policy: Any, key: str) -> bool:
    if not policy:
        return False
    for statement in as_list(json.loads(policy).get("Statement", [])):
        principal = statement.get("Principal")
        services = as_list(principal.get("Service")) if isinstance(principal, dict) else [principal]
        if (statement.get("Effect") == "Allow" and {LOG_DELIVERY, "*"} & set(services)
                and {"s3:PutObject", "s3:*", "*"} & set(as_list(statement.get("Action")))
                and any(fnmatch.fnmatchcase(key, pattern) for pattern in as_list(statement.get("Resource")))):
            return True
    return False


def check_logs(backend: Any, attributes: dict[str, str]) -> None:
    from moto.s3.models import s3_backends

    if attributes["access_logs.s3.enabled"] != "true":
        return
    name, prefix = attributes["access_logs.s3.bucket"], attributes["access_logs.s3.prefix"]
    if not name:
        raise AwsError("InvalidConfigurationRequest", "The S3 bucket name must be specified to enable access logs")
    if "AWSLogs" in prefix or prefix.startswith("/") or prefix.endswith("/"):
        raise AwsError("InvalidConfigurationRequest", f"The S3 prefix '{prefix}' is not valid")
    bucket = s3_backends[backend.account_id][backend.partition].buckets.get(name)
    if bucket is None:
        raise AwsError("InvalidConfigurationRequest", f"S3 bucket '{name}' does not exist")
    if bucket.region_name != backend.region_name:
        raise AwsError("InvalidConfigurationRequest", f"S3 bucket '{name}' is not located in the same region as the "
                                                      "load balancer")
    key = "/".join(p for p in (name, prefix, "AWSLogs", backend.account_id, "x") if p)
    if not lets_logs_in(bucket.policy, f"arn:{backend.partition}:s3:::{key}"):
        raise AwsError("InvalidConfigurationRequest", f"Access Denied for bucket: {name}. Please check S3bucket "
                                                      "permission")


def apply() -> None:
    @around(ELBv2Backend, "modify_load_balancer_attributes")
    def modify(original: Any, self: Any, arn: str, attrs: dict[str, Any]) -> dict[str, str]:
        balancer = balancer_of(self, arn)
        for key, value in attrs.items():
            check_attribute(balancer.type, key, str(value))
        check_logs(self, {**all_of(balancer), **attrs})
        balancer.attrs.update(attrs)
        return all_of(balancer)

    @around(ELBv2Backend, "describe_load_balancer_attributes")
    def describe(original: Any, self: Any, arn: str) -> dict[str, str]:
        return all_of(balancer_of(self, arn))
