"""SCRAM-SHA-256 (RFC 5802, RFC 7677), the server's side: nobody's password goes over the wire."""
from __future__ import annotations

import base64
import hashlib
import hmac
import os
import unicodedata

ITERATIONS = 15000
MECHANISM = "SCRAM-SHA-256"


class Refused(Exception):
    """The password is not the user's."""


def digest(key: bytes, text: bytes) -> bytes:
    return hmac.new(key, text, hashlib.sha256).digest()


def fields(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split(",") if "=" in part)


def user_of(payload: bytes) -> str:
    return fields(payload.decode().partition(",,")[2])["n"].replace("=2C", ",").replace("=3D", "=")


class Conversation:
    """One login: two words of the client, each answered."""

    def __init__(self, user: str, password: str | None) -> None:
        self.user, self.salt = user, os.urandom(28)
        # A user that is not there is told from one with another password by nobody outside.
        known = os.urandom(16).hex() if password is None else unicodedata.normalize("NFKC", password)
        self.salted = hashlib.pbkdf2_hmac("sha256", known.encode(), self.salt, ITERATIONS)
        self.words = ""

    def first(self, payload: bytes) -> bytes:
        bare = payload.decode().partition(",,")[2]
        nonce = fields(bare)["r"] + base64.b64encode(os.urandom(24)).decode()
        answer = f"r={nonce},s={base64.b64encode(self.salt).decode()},i={ITERATIONS}"
        self.words = f"{bare},{answer}"
        return answer.encode()

    def last(self, payload: bytes) -> bytes:
        said, _, proof = payload.decode().rpartition(",p=")
        words = f"{self.words},{said}".encode()
        key = digest(self.salted, b"Client Key")
        signature = digest(hashlib.sha256(key).digest(), words)
        expected = bytes(a ^ b for a, b in zip(key, signature))
        if not hmac.compare_digest(expected, base64.b64decode(proof)):
            raise Refused(self.user)
        return b"v=" + base64.b64encode(digest(digest(self.salted, b"Server Key"), words))
