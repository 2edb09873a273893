"""MongoDB's errors, with the codes and names of its error_codes.yml."""
from __future__ import annotations

from emulator.mongo import bson

NAMES = {2: "BadValue", 13: "Unauthorized", 18: "AuthenticationFailed", 20: "IllegalOperation", 59: "CommandNotFound", 76: "NoReplicationEnabled",
         10107: "NotWritablePrimary", 13435: "NotPrimaryNoSecondaryOk",
         51003: "Location51003", 11000: "DuplicateKey"}


class Refusal(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.document = {"ok": 0.0, "errmsg": message, "code": code, "codeName": NAMES[code]}


def unauthorized(database: str, command: dict) -> Refusal:
    """As MongoDB says it: with all of the command, values too. Whoever prints it prints what was to be stored."""
    return Refusal(13, f"not authorized on {database} to execute command {shown(command)}")


def shown(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name}: {shown(v)}" for name, v in value.items()) + " }"
    if isinstance(value, list):
        return "[ " + ", ".join(map(shown, value)) + " ]"
    if isinstance(value, bson.Opaque):
        return value.data.hex()
    return f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
