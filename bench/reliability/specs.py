"""The specs that are deployed, and what has to be in the account before."""
from __future__ import annotations

import datetime
import os
from functools import lru_cache

from account import Account
from build import REPOSITORY

HERE = os.path.dirname(os.path.abspath(__file__))
GUIDE = os.path.join(REPOSITORY, "examples", "01-guide.yaml")
FULL = os.path.join(HERE, "specs", "full.yaml")
NAMES = {GUIDE: "live", FULL: "full"}


def changed(account: Account, folder: str) -> str:
    """The guide's spec with much of it changed; the certificate that it goes over to is made in the account."""
    images = account.clients["ec2"].describe_images(Owners=["aws-marketplace"])["Images"]
    certificate, key = pem()
    arn = account.clients["acm"].import_certificate(Certificate=certificate, PrivateKey=key)["CertificateArn"]
    with open(os.path.join(HERE, "specs", "changed.yaml")) as source:
        text = source.read()
    path = os.path.join(folder, "changed.yaml")
    with open(path, "w") as target:
        target.write(text.replace("IMAGE", min(images, key=lambda i: i["CreationDate"])["ImageId"]).replace("CERTIFICATE", arn))
    return path


@lru_cache(maxsize=None)
def pem() -> tuple[bytes, bytes]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "live.example.com")])
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
                   .serial_number(7).not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=90))
                   .add_extension(x509.SubjectAlternativeName([x509.DNSName("live.example.com")]), critical=False)
                   .sign(key, hashes.SHA256()))
    return (certificate.public_bytes(serialization.Encoding.PEM),
            key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()))
