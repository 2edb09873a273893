"""Each value is held to the limits of the service's own model: lengths and patterns.

AWS: the constraints in the API references, which botocore's models carry (min, max, pattern). Query services answer
ValidationError, JSON services ValidationException, SNS InvalidParameter.
moto checks few of them, so that a value could pass here and be refused by one service of AWS.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from botocore.exceptions import UnknownServiceError
from botocore.model import OperationNotFoundError, Shape
from moto.core.responses import ActionResult, BaseResponse
from moto.core.utils import get_service_model

from emulator.hooks import AwsError, around

CODES = {"ssm": "ValidationException", "acm": "ValidationException", "sns": "InvalidParameter"}


@lru_cache(maxsize=None)
def compiled(pattern: str) -> re.Pattern | None:
    """The model's patterns are Java's. What Python cannot compile is not checked."""
    for java, python in ((r"\p{L}\p{Z}\p{N}", r"\w\s"), (r"\p{L}", r"\w"), (r"\p{N}", r"\d"), (r"\p{Z}", r"\s")):
        pattern = pattern.replace(java, python)
    try:
        return re.compile(pattern)
    except re.error:
        return None


def text_faults(shape: Shape, value: str, path: str) -> Iterator[str]:
    limits, fault = shape.metadata, f"Value '{value}' at '{path}' failed to satisfy constraint: Member must "
    if "max" in limits and len(value) > limits["max"]:
        yield fault + f"have length less than or equal to {limits['max']}"
    if "min" in limits and len(value) < limits["min"]:
        yield fault + f"have length greater than or equal to {limits['min']}"
    pattern = compiled(limits["pattern"]) if "pattern" in limits else None
    if pattern and not pattern.fullmatch(value):
        yield fault + f"satisfy regular expression pattern: {limits['pattern']}"


def faults(shape: Shape, value: Any, path: str) -> Iterator[str]:
    """What the model forbids, as AWS words it."""
    if shape.type_name == "string" and isinstance(value, str):
        yield from text_faults(shape, value, path)
    elif shape.type_name == "list" and isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from faults(shape.member, item, f"{path}.{number}.member")
    elif shape.type_name == "structure" and isinstance(value, dict):
        for name, member in shape.members.items():
            if value.get(name) is not None:
                yield from faults(member, value[name], f"{path}.{name}".lstrip("."))


def apply() -> None:
    @around(BaseResponse, "call_action")
    def call_action(original: Any, self: Any) -> Any:
        try:
            shape = get_service_model(self.boto3_service_name).operation_model(self._get_action()).input_shape
        except (OperationNotFoundError, UnknownServiceError, AttributeError):
            return original(self)
        found = next(faults(shape, self._get_params(), ""), None) if shape else None
        if found is None:
            return original(self)
        code = CODES.get(self.boto3_service_name, "ValidationError")
        status, headers, body = self.serialized(ActionResult(AwsError(code, f"1 validation error detected: {found}")))
        return status, {**headers, "status": str(status)}, body
