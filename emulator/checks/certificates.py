"""Certificates."""
from __future__ import annotations

from emulator.checks.support import Aws


def elliptic(domain: str) -> tuple[bytes, bytes]:
    from datetime import datetime, timedelta, timezone

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(timezone.utc)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, domain)])
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=9))
            .sign(key, hashes.SHA256()))
    return (made.public_bytes(serialization.Encoding.PEM),
            key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                              serialization.NoEncryption()))


def check_default_key_types(aws: Aws) -> None:
    """ListCertificates, Includes: without keyTypes only certificates with RSA keys of 1024 or 2048 bits are listed."""
    certificate, key = elliptic("curve.example.com")
    arn = aws.acm.import_certificate(Certificate=certificate, PrivateKey=key)["CertificateArn"]

    def listed(**includes: list) -> list[str]:
        request = {"Includes": includes} if includes else {}
        return [c["CertificateArn"] for c in aws.acm.list_certificates(**request)["CertificateSummaryList"]]

    assert arn not in listed() and arn in listed(keyTypes=["EC_prime256v1"])


def check_summary(aws: Aws) -> None:
    """CertificateSummary: DomainName, SubjectAlternativeNameSummaries, Status, InUse."""
    found = {c["CertificateArn"]: c for c in aws.acm.list_certificates()["CertificateSummaryList"]}
    summary = found[aws.certificate()]
    assert summary["DomainName"] == "live.example.com" and summary["Status"] == "ISSUED"
    assert "*.example.com" in summary["SubjectAlternativeNameSummaries"] and "InUse" in summary


def check_requested_certificate_is_pending(aws: Aws) -> None:
    """RequestCertificate: the status is PENDING_VALIDATION until the domain is validated; CertificateDetail: no
    IssuedAt before the issue, DomainValidationOptions with a ResourceRecord."""
    arn = aws.acm.request_certificate(DomainName="new.example.com", ValidationMethod="DNS")["CertificateArn"]
    found = aws.acm.describe_certificate(CertificateArn=arn)["Certificate"]
    assert found["Status"] == "PENDING_VALIDATION" and "IssuedAt" not in found
    assert found["DomainValidationOptions"][0]["ResourceRecord"]["Type"] == "CNAME"
