"""Route 53 records, and roles that are assumed with MFA."""
from __future__ import annotations

from emulator.checks.support import ACCOUNT, Aws

ZONE = "Z0EXAMPLEZONE000000001"


def change(aws: Aws, action: str, name: str, kind: str, value: str) -> None:
    aws.client("route53").change_resource_record_sets(HostedZoneId=ZONE, ChangeBatch={"Changes": [{
        "Action": action, "ResourceRecordSet": {
            "Name": name, "Type": kind, "TTL": 60, "ResourceRecords": [{"Value": value}]}}]})


def refused(aws: Aws, message: str, *record: str) -> None:
    aws.refused("InvalidChangeBatch", lambda: change(aws, *record), message)


def check_no_record_twice(aws: Aws) -> None:
    """ChangeResourceRecordSets: CREATE fails where the record exists, also with other values; DELETE where it does
    not."""
    name = f"{aws.name('record')}.example.com"
    change(aws, "CREATE", name, "A", "192.0.2.1")
    refused(aws, f"Tried to create resource record set [name='{name}.', type='A'] but it already exists",
            "CREATE", name, "A", "192.0.2.2")
    change(aws, "UPSERT", name, "A", "192.0.2.2")
    change(aws, "DELETE", name, "A", "192.0.2.2")
    refused(aws, "but it was not found", "DELETE", name, "A", "192.0.2.2")


def check_nothing_beside_a_cname(aws: Aws) -> None:
    """Supported DNS record types: a CNAME excludes all other records of its name."""
    name = f"{aws.name('record')}.example.com"
    change(aws, "CREATE", name, "CNAME", "old.example.net")
    for action in ("CREATE", "UPSERT"):
        refused(aws, "is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists "
                     "in zone example.com.", action, name, "A", "192.0.2.1")
    change(aws, "DELETE", name, "CNAME", "old.example.net")
    change(aws, "CREATE", name, "A", "192.0.2.1")
    change(aws, "DELETE", name, "A", "192.0.2.1")


def check_a_code_counts_once(aws: Aws) -> None:
    """AssumeRole: a wrong TokenCode is AccessDenied; Using MFA: a code can be used once."""
    sts = aws.client("sts")
    role = {"RoleArn": f"arn:aws:iam::{ACCOUNT}:role/admin", "RoleSessionName": "check",
            "SerialNumber": f"arn:aws:iam::{ACCOUNT}:mfa/{aws.name('device')}"}
    assert sts.assume_role(**role, TokenCode="123456")["Credentials"]["SessionToken"]
    for code in ("123456", "000000"):
        aws.refused("AccessDenied", sts.assume_role, "invalid MFA one time pass code", **role, TokenCode=code)
