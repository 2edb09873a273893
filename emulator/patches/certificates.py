"""Certificates are listed as ACM lists them.

AWS: ListCertificates, Includes (keyTypes: RSA_1024 and RSA_2048 unless others are asked for), CertificateSummary
(SubjectAlternativeNameSummaries, InUse), CertificateDetail (IssuedAt only once it is issued).
moto lists every key type, leaves the names out and dates the issue of a pending certificate.
"""
from __future__ import annotations

import json
from typing import Any

from moto.acm.models import AWSCertificateManagerBackend, CertBundle
from moto.acm.responses import AWSCertificateManagerResponse

from emulator.hooks import around

DEFAULT_TYPES = ["RSA_1024", "RSA_2048"]


def apply() -> None:
    @around(CertBundle, "describe")
    def describe(original: Any, self: Any) -> dict:
        answer = original(self)
        if self.status == "PENDING_VALIDATION":
            for name in ("IssuedAt", "NotBefore", "NotAfter", "Serial"):
                answer["Certificate"].pop(name, None)
        return answer

    @around(AWSCertificateManagerBackend, "list_certificates")
    def types(original: Any, self: Any, statuses: list, includes: dict) -> Any:
        includes = dict(includes or {})
        includes.setdefault("keyTypes", DEFAULT_TYPES)
        return original(self, statuses, includes)

    @around(AWSCertificateManagerResponse, "list_certificates")
    def summaries(original: Any, self: Any) -> Any:
        answer = original(self)
        body = json.loads(answer if isinstance(answer, str) else answer[0])
        for summary in body.get("CertificateSummaryList", []):
            certificate = self.acm_backend._certificates[summary["CertificateArn"]]
            names = certificate.describe()["Certificate"].get("SubjectAlternativeNames", [])
            summary.setdefault("SubjectAlternativeNameSummaries", names)
            summary.setdefault("HasAdditionalSubjectAlternativeNames", False)
            summary["InUse"] = bool(certificate.in_use_by)
        return json.dumps(body)
