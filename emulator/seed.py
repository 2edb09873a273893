"""What stands in the account from the start, in every region, and again after /moto-api/reset.

moto makes a region's backend when it is first asked for and makes it anew at a reset; the seeds hang on that.
"""
from __future__ import annotations

import datetime
import json
from functools import lru_cache
from typing import Any

from emulator.hooks import around

KEY_PAIR = "ant"
ZONE_ID = "Z0EXAMPLEZONE000000001"
ZONE_NAME = "example.com."
#: A bucket that Elastic Load Balancing may write access logs to, one that it may not, and one in another Region.
LOG_BUCKETS = (("example-logs", "ap-south-1", True), ("example-private", "ap-south-1", False),
               ("example-logs-elsewhere", "eu-west-1", True))
CERTIFICATES = (
    # last digit, domain, further names, status
    (1, "live.example.com", ("*.example.com",), "ISSUED"),
    (2, "pending.example.com", (), "PENDING_VALIDATION"),
    (3, "expired.example.com", (), "EXPIRED"),
)


def certificate_arn(region: str, account: str, number: int) -> str:
    from moto.utilities.utils import get_partition

    return f"arn:{get_partition(region)}:acm:{region}:{account}:certificate/00000000-0000-4000-8000-{number:012d}"


@lru_cache(maxsize=None)
def key_pair_details() -> dict:
    """One key for all regions: to make one takes time."""
    from moto.ec2.utils import random_ed25519_key_pair

    return dict(random_ed25519_key_pair())


@lru_cache(maxsize=None)
def rsa_key() -> Any:
    """One key for all certificates: to make one takes time. ACM's own certificates have 2048 bits by default."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@lru_cache(maxsize=None)
def pem(domain: str, names: tuple[str, ...], expired: bool) -> tuple[bytes, bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    key = rsa_key()
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    first, last = (400, -5) if expired else (30, 365)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, domain)]))
        .issuer_name(x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Amazon"),
                                x509.NameAttribute(x509.NameOID.COMMON_NAME, "Amazon RSA 2048 M02")]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=first))
        .not_valid_after(now + datetime.timedelta(days=last))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(n) for n in (domain, *names)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return (certificate.public_bytes(serialization.Encoding.PEM),
            key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                              serialization.NoEncryption()))


def seed_certificates(backend: Any) -> None:
    from moto.acm.models import CertBundle

    class Unchecked(CertBundle):
        """ACM keeps a certificate after its end; moto would not take one in. The key is ours: to check each again takes time."""

        def validate_pk(self) -> Any:
            return rsa_key()

        def validate_certificate(self) -> Any:
            from cryptography import x509
            return x509.load_pem_x509_certificate(self.cert)

    for number, domain, names, status in CERTIFICATES:
        certificate, key = pem(domain, names, status == "EXPIRED")
        arn = certificate_arn(backend.region_name, backend.account_id, number)
        backend._certificates[arn] = Unchecked(
            backend.account_id, certificate, key, region=backend.region_name, arn=arn,
            cert_type="AMAZON_ISSUED", cert_status=status)


def seed_buckets(backend: Any) -> None:
    from moto.s3.models import s3_backends

    for name, region, open_to_logs in LOG_BUCKETS:
        # moto keeps the names that were taken before a reset, and has a backend for each partition.
        s3_backends.bucket_accounts.pop(name, None)
        backend.create_bucket(name, region)
        if open_to_logs:
            backend.put_bucket_policy(name, json.dumps({"Version": "2012-10-17", "Statement": [{
                "Effect": "Allow", "Principal": {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"},
                "Action": "s3:PutObject", "Resource": f"arn:{backend.partition}:s3:::{name}/*"}]}).encode())


def apply() -> None:
    from moto.acm.models import AWSCertificateManagerBackend
    from moto.ec2.models import EC2Backend
    from moto.ec2.models.key_pairs import KeyPair
    from moto.route53.models import Route53Backend
    from moto.s3.models import S3Backend

    @around(EC2Backend, "__init__")
    def ec2(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        self.key_pairs[KEY_PAIR] = KeyPair(KEY_PAIR, "ed25519", **key_pair_details(), tags={}, ec2_backend=self)

    @around(AWSCertificateManagerBackend, "__init__")
    def acm(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        seed_certificates(self)

    @around(Route53Backend, "__init__")
    def route53(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        zone = self.create_hosted_zone(ZONE_NAME, private_zone=False, caller_reference="seed")
        del self.zones[zone.resource_id]
        zone.resource_id = ZONE_ID
        self.zones[ZONE_ID] = zone

    @around(S3Backend, "__init__")
    def s3(original: Any, self: Any, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        seed_buckets(self)
