"""Collections of documents: equality filters, $set, and no more of MongoDB's language than is asked of it."""
from __future__ import annotations

import copy
from typing import Any, Callable

from emulator.mongo import bson
from emulator.mongo.errors import Refusal

MISSING = object()

OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "$eq": lambda found, wanted: found == wanted or (found is MISSING and wanted is None),
    "$ne": lambda found, wanted: not OPERATORS["$eq"](found, wanted),
    "$in": lambda found, wanted: any(OPERATORS["$eq"](found, one) for one in wanted),
    "$exists": lambda found, wanted: (found is not MISSING) == bool(wanted),
}


def field(document: Any, path: str) -> Any:
    for name in path.split("."):
        if not isinstance(document, dict) or name not in document:
            return MISSING
        document = document[name]
    return document


def matches(document: dict, query: dict) -> bool:
    for path, wanted in query.items():
        is_test = isinstance(wanted, dict) and wanted and all(name.startswith("$") for name in wanted)
        for operator, operand in (wanted if is_test else {"$eq": wanted}).items():
            if path.startswith("$") or operator not in OPERATORS:
                raise Refusal(2, f"unknown operator: {path if path.startswith('$') else operator}")
            if not OPERATORS[operator](field(document, path), operand):
                return False
    return True


def projected(document: dict, projection: dict) -> dict:
    names = {name for name, wanted in projection.items() if wanted and name != "_id"}
    hidden = {name for name, wanted in projection.items() if not wanted}
    return {n: v for n, v in document.items() if n not in hidden and (not names or n in names or n == "_id")}


class Store:
    def __init__(self) -> None:
        self.databases: dict[str, dict[str, list[dict]]] = {}

    def collection(self, database: str, name: str) -> list[dict]:
        return self.databases.setdefault(database, {}).setdefault(name, [])

    def find(self, database: str, name: str, query: dict) -> list[dict]:
        return [d for d in self.databases.get(database, {}).get(name, []) if matches(d, query)]

    def insert(self, database: str, name: str, document: dict) -> None:
        self.collection(database, name).append({"_id": bson.object_id(), **document})

    def update(self, database: str, name: str, query: dict, change: dict, many: bool, upsert: bool) -> tuple[int, int, list]:
        """How many were matched, how many changed, and the ids of what was made."""
        found, changed = self.find(database, name, query)[:None if many else 1], 0
        if not found and upsert:
            self.insert(database, name, {**query, **change.get("$setOnInsert", {}), **change.get("$set", {})})
            return 1, 0, [self.collection(database, name)[-1]["_id"]]
        for document in found:
            before = copy.deepcopy(document)
            apply(document, change)
            changed += document != before
        return len(found), changed, []

    def delete(self, database: str, name: str, query: dict, limit: int) -> int:
        found = self.find(database, name, query)[:limit or None]
        documents = self.collection(database, name)
        documents[:] = [d for d in documents if not any(d is gone for gone in found)]
        return len(found)


def apply(document: dict, change: dict) -> None:
    if not any(name.startswith("$") for name in change):
        kept = document["_id"]
        document.clear()
        document.update({"_id": kept, **change})
        return
    for operator, fields in change.items():
        if operator not in ("$set", "$unset", "$setOnInsert"):
            raise Refusal(2, f"unknown update operator: {operator}")
        for path, value in fields.items():
            *way, last = path.split(".")
            place = document
            for name in way:
                place = place.setdefault(name, {})
            if operator == "$set":
                place[last] = value
            elif operator == "$unset":
                place.pop(last, None)
