"""Token buckets of an account: when the next call may go. Who comes first is served first, and nobody asks in vain."""
from __future__ import annotations

from typing import Callable

#: Each call's buckets: their names, how many tokens they hold, and how many a second they regain.
Limits = Callable[[str], list[tuple[str, float, float]]]
#: IAM is one service for all Regions of an account.
GLOBAL = "iam"


class Bucket:
    def __init__(self, tokens: float, a_second: float) -> None:
        self.tokens, self.a_second, self.full_at = tokens, a_second, 0.0

    def take(self, now: float) -> float:
        """When there is a token for who asks now: as soon as no more than all others lack. `full_at`: when all are there again."""
        at = max(now, self.full_at - (self.tokens - 1) / self.a_second)
        self.full_at = max(self.full_at, at) + 1 / self.a_second
        return at


class Account:
    """All buckets of one account, in all its Regions."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.buckets: dict[tuple[str, str], Bucket] = {}

    def of(self, call: str, region: str) -> list[tuple[str, Bucket]]:
        """The buckets that a call takes from, one after another, with their names."""
        where = "" if call.startswith(GLOBAL + ":") else region
        return [(name, self.buckets.setdefault((where, name), Bucket(tokens, rate))) for name, tokens, rate in self.limits(call)]
