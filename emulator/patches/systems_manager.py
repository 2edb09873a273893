"""Parameter Store: secrets stay secret, Canonical's public parameters. Commands are in `commands.py`.

AWS: GetParameter (a SecureString without WithDecryption comes as cipher text), Finding public parameters
(/aws/service/canonical/ubuntu/…), PutParameter (tags and overwrite exclude each other; 4 KB in the standard tier).
moto shows the plain text and has no Ubuntu parameters.
"""
from __future__ import annotations

import base64
import hashlib
from typing import Any

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.ssm.models import Parameter, ParameterDict
from moto.ssm.responses import SimpleSystemManagerResponse

from emulator.catalogue import newest
from emulator.hooks import AwsError, around, before

CANONICAL = "/aws/service/canonical/ubuntu/server/"
RELEASES = {"22.04": "ebs-gp2", "24.04": "ebs-gp3"}
NAMES = {"jammy": "22.04", "noble": "24.04"}
ARCHITECTURES = {"amd64": "x86_64", "arm64": "arm64"}


def public_parameter(store: Any, name: str) -> Parameter | None:
    """/aws/service/canonical/ubuntu/server/RELEASE/stable/current/ARCH/hvm/VOLUME/ami-id"""
    parts = name[len(CANONICAL):].split("/")
    if not name.startswith(CANONICAL) or len(parts) != 7:
        return None
    release, stable, current, architecture, hvm, volume, last = parts
    release = NAMES.get(release, release)
    if (stable, current, hvm, last) != ("stable", "current", "hvm", "ami-id"):
        return None
    if architecture not in ARCHITECTURES or RELEASES.get(release) != volume:
        return None
    image = newest(release, ARCHITECTURES[architecture])
    return Parameter(
        account_id=store.account_id, name=name, value=image.id(store.region_name), parameter_type="String",
        description=None, allowed_pattern=None, keyid=None, last_modified_date=utcnow(), version=1,
        data_type="aws:ec2:image")


def cipher_text(parameter: Any) -> str:
    """Looks like what KMS makes; the same for the same version, and tells nothing."""
    seed = f"{parameter.name}\x00{parameter.version}\x00{parameter.value}".encode()
    body = b"".join(hashlib.sha512(bytes([n]) + seed).digest() for n in range(2))
    return base64.b64encode(b"\x01\x02\x02\x00x" + body).decode()


def apply() -> None:
    @around(Parameter, "response_object")
    def response_object(original: Any, self: Any, decrypt: bool = False, region: str | None = None) -> dict:
        answer = original(self, decrypt, region)
        if self.parameter_type == "SecureString" and not decrypt:
            answer["Value"] = cipher_text(self)
        return answer

    @around(ParameterDict, "__contains__")
    def contains(original: Any, self: Any, name: str) -> bool:
        return bool(name and public_parameter(self, name)) or original(self, name)

    @around(ParameterDict, "__getitem__")
    def item(original: Any, self: Any, name: str) -> list:
        found = public_parameter(self, name)
        return [found] if found else original(self, name)

    @before(SimpleSystemManagerResponse, "put_parameter")
    def put(self: Any) -> None:
        if self._get_param("Tags") and self._get_param("Overwrite", False):
            raise AwsError("ValidationException", "Invalid request: tags and overwrite can't be used together. To "
                           "create a parameter with tags, please remove overwrite flag. To update tags for an existing "
                           "parameter, please use AddTagsToResource or RemoveTagsFromResource.")
        value, tier = self._get_param("Value") or "", self._get_param("Tier") or "Standard"
        name, known = self._get_param("Name"), self.ssm_backend._parameters
        is_advanced = name in known and known[name][-1].tier == "Advanced"
        if tier == "Intelligent-Tiering":
            tier = "Advanced" if is_advanced or len(value) > 4096 else "Standard"
            self._get_params()["Tier"] = tier
        if tier == "Standard" and is_advanced:
            raise AwsError("ValidationException", "This parameter uses the advanced-parameter tier. You can't downgrade a "
                           "parameter from the advanced-parameter tier to the standard-parameter tier.")
        if tier == "Advanced" and len(value) > 8192:
            raise AwsError("ValidationException", "Advanced tier parameters support a maximum parameter value of 8192 "
                           "characters.")
        if tier == "Standard" and len(value) > 4096:
            raise AwsError("ValidationException", "Standard tier parameters support a maximum parameter value of 4096 "
                           "characters. To create a larger parameter value, upgrade the parameter to use the "
                           "advanced-parameter tier. For more information, see "
                           "https://docs.aws.amazon.com/systems-manager/latest/userguide/"
                           "parameter-store-advanced-parameters.html")

    @around(SimpleSystemManagerResponse, "describe_parameters")
    def own_only(original: Any, self: Any) -> ActionResult:
        """Public parameters are read by name or path; they are not listed among the account's own."""
        answer = original(self)
        answer.result["Parameters"] = [p for p in answer.result["Parameters"] if not p["Name"].startswith("/aws/")]
        return answer
