"""How AMS's Tomcat reads the path of a request (CoyoteAdapter.postParseRequest, with the defaults of its connector)."""
from __future__ import annotations

import re
from urllib.parse import unquote

from .rules import resolved


def path_of(raw: str) -> str | None:
    """The path that chooses application and servlet; None where Tomcat answers 400. Path parameters go first, then each %XX
    is decoded once, then slashes are merged and dot segments resolved. An encoded slash and a backslash are refused."""
    bare = re.sub(r";[^/]*", "", raw)
    if re.search(r"%(2[fF]|5[cC]|00)|\\", bare):
        return None
    return resolved(re.sub(r"/+", "/", unquote(bare)))
