"""AssumeRole with MFA: a code has six digits and counts once.

AWS: AssumeRole (SerialNumber, TokenCode; AccessDenied where the code is wrong), Using MFA with IAM (a code can be used
once).
moto takes any code, and none. Here 000000 is the wrong code of every device.
"""
from __future__ import annotations

import re
from typing import Any

from moto.sts.responses import TokenResponse

from emulator.hooks import AwsError, before, validation

used: set[tuple[str, str]] = set()


def check(serial: str, code: str | None) -> None:
    if code is None or not re.fullmatch(r"\d{6}", code):
        raise validation(f"1 validation error detected: Value '{code}' at 'tokenCode' failed to satisfy constraint: "
                         "Member must satisfy regular expression pattern: [\\d]*")
    if code == "000000" or (serial, code) in used:
        raise AwsError("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ")
    used.add((serial, code))


def apply() -> None:
    @before(TokenResponse, "assume_role")
    def assume_role(self: Any) -> None:
        serial = self._get_param("SerialNumber")
        if serial:
            check(serial, self._get_param("TokenCode"))
