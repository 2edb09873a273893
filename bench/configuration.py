"""Terraform's configuration in a folder of its own, initialised."""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import textwrap

from build import REPOSITORY
from failure import CannotMeasure

SOURCES = os.path.join(REPOSITORY, "bench", "peers", "terraform")
#: What the configuration asks for, and no question to anybody whether there is a newer Terraform.
ENVIRONMENT = {"TF_VAR_emulated": "true", "TF_VAR_mongo_password": "secret", "CHECKPOINT_DISABLE": "1"}


def initialised(environment: dict[str, str]) -> tempfile.TemporaryDirectory:
    """By whatever means of getting providers the user's environment names."""
    folder = tempfile.TemporaryDirectory(prefix="bench-terraform-")
    for name in filter(re.compile(r"\.tf$|\.lock\.hcl$").search, os.listdir(SOURCES)):
        shutil.copy(os.path.join(SOURCES, name), folder.name)
    done = subprocess.run(["terraform", "init", "-input=false", "-no-color"], cwd=folder.name, env={**environment, **ENVIRONMENT}, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        # Each error has what is known of it in the lines that follow, in a frame.
        words = re.sub(r"[\s│╵╷]+", " ", done.stderr[max(0, done.stderr.find("Error:")):]).strip()
        raise CannotMeasure(f"terraform init: {textwrap.shorten(words, 200, placeholder=' …')}")
    return folder
