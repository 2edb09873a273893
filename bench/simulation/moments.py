"""What happens by itself after a call: moments, each some seconds after the latest of others."""
from __future__ import annotations

from typing import NamedTuple


class Moment(NamedTuple):
    at: float
    #: The moment that it waited for longest.
    because: str


class Moments:
    def __init__(self, ends: dict[str, float], because: dict[str, str]) -> None:
        self.found = {name: Moment(at, because.get(name, "")) for name, at in ends.items()}

    def add(self, name: str, seconds: float, *after: str) -> float:
        because = max(after, key=lambda a: self.found[a].at)
        self.found[name] = Moment(self.found[because].at + seconds, because)
        return self.found[name].at

    def at(self, name: str) -> float:
        return self.found[name].at

    def chain(self, name: str) -> list[str]:
        """What bounds a moment, from its beginning."""
        names: list[str] = []
        while name:
            names.insert(0, name)
            name = self.found[name].because
        return names
