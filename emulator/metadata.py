"""How instances answer questions for their metadata: the defaults of the account, and what a later call leaves as it is.

AWS: Order of precedence for instance metadata options (what the launch says, then the account's defaults, then those of the
image, then a hop limit of 1), ModifyInstanceMetadataDefaults, GetInstanceMetadataDefaults.
"""
from __future__ import annotations

from typing import Any

NAMES = ("HttpTokens", "HttpPutResponseHopLimit", "HttpEndpoint", "InstanceMetadataTags")


def defaults(backend: Any) -> dict:
    return backend.__dict__.setdefault("metadata_defaults", {})


def set_defaults(backend: Any, params: dict) -> None:
    """`no-preference`, or -1 for the hop limit, takes a default back."""
    for name in NAMES:
        value = params.get(name)
        if value in ("no-preference", -1, "-1"):
            defaults(backend).pop(name, None)
        elif value is not None:
            defaults(backend)[name] = value


def at_launch(backend: Any, said: dict) -> dict:
    return {**defaults(backend), **{k: v for k, v in said.items() if v is not None}}
