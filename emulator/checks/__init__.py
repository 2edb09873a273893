"""What AWS documents, asked of the emulator by boto3: one file a topic, one function a behaviour.

Every function named check_… takes an `Aws` (see support.py) and fails by an exception. Its docstring says in our own
words what AWS documents, and names the operation, page or error code that says so."""
from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Callable


def all_checks() -> list[tuple[str, Callable]]:
    found = []
    modules = [m.name for m in pkgutil.iter_modules(__path__) if m.name != "support"]
    # The one that empties everything comes last.
    for module in sorted(modules, key=lambda name: (name == "emulator_itself", name)):
        topic = import_module(f"{__name__}.{module}")
        found += [(f"{module}.{name[6:]}", function) for name, function in vars(topic).items()
                  if name.startswith("check_")]
    return found
