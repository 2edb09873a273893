"""Buckets."""
from __future__ import annotations

from emulator.checks.support import Aws


def check_location_of_a_bucket(aws: Aws) -> None:
    """GetBucketLocation: NoSuchBucket for one that does not exist; AuthorizationHeaderMalformed, with the Region to sign for,
    for one of another Region (Error responses)."""
    assert aws.s3.get_bucket_location(Bucket="example-logs")["LocationConstraint"] == "ap-south-1"
    aws.refused("NoSuchBucket", aws.s3.get_bucket_location, Bucket="example-missing")
    aws.refused("AuthorizationHeaderMalformed", aws.s3.get_bucket_location, "expecting 'eu-west-1'",
                Bucket="example-logs-elsewhere")
