"""The Region of a bucket.

AWS (Error responses, Amazon S3 API Reference): a regional endpoint refuses a request for a bucket of another Region with
AuthorizationHeaderMalformed and names the Region to sign for. moto answers in every Region.
"""
from __future__ import annotations

from typing import Any

from moto.s3.exceptions import S3ClientError
from moto.s3.responses import S3Response

from emulator.hooks import before


class WrongRegion(S3ClientError):
    def __init__(self, asked: str, actual: str) -> None:
        super().__init__(
            "AuthorizationHeaderMalformed",
            f"The authorization header is malformed; the region '{asked}' is wrong; expecting '{actual}'")


def signed_region(headers: Any) -> str:
    """Signature Version 4: Credential=KEY/DATE/REGION/SERVICE/aws4_request."""
    return headers["Authorization"].split("Credential=")[1].split("/")[2]


def apply() -> None:
    @before(S3Response, "get_bucket_location")
    def location(self: Any) -> None:
        asked, actual = signed_region(self.headers), self.backend.get_bucket(self.bucket_name).region_name
        if actual != asked:
            raise WrongRegion(asked, actual)
