"""The emulator as a process of ours, with a pause before each call; it ends with us, whatever happens."""
from __future__ import annotations

import json
import os
import subprocess
import tempfile
import urllib.request
from typing import Any

from build import REPOSITORY
from failure import CannotMeasure


class Emulated:
    def __init__(self, python: str, latency_ms: float) -> None:
        self.command = [python, os.path.join(REPOSITORY, "emulator", "run.py"), "--port", "0",
                        "--parent", str(os.getpid()), "--latency-ms", str(latency_ms)]
        self.latency_ms = latency_ms
        self.http = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def __enter__(self) -> Emulated:
        self.errors = tempfile.TemporaryFile("w+")
        try:
            self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=self.errors, text=True)
        except OSError as error:
            raise CannotMeasure(f"the emulator does not start: {error}") from None
        try:
            line = self.process.stdout.readline()
            if not line.startswith("listening "):
                self.errors.seek(0)
                reason = (self.errors.read().strip().splitlines() or ["it said nothing"])[-1]
                raise CannotMeasure(f"the emulator does not start: {reason} (needs Python 3.10 and "
                                    "`pip install -r emulator/requirements.txt`; --python names another Python)")
            self.url = f"http://127.0.0.1:{line.split()[1]}"
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: Any) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        self.errors.close()

    def ask(self, path: str, method: str = "GET") -> Any:
        with self.http.open(urllib.request.Request(self.url + path, method=method), timeout=60) as answer:
            return json.load(answer)

    def empty(self) -> None:
        self.ask("/moto-api/reset", "POST")

    def count_from_zero(self) -> None:
        self.ask("/emulator/calls/reset", "POST")

    def calls(self) -> tuple[int, int]:
        """All calls since zero, and how many of them write."""
        found = self.ask("/emulator/calls")
        return found["total"], found["writes"]

    def requests(self) -> list[dict]:
        """All calls since zero, in the order in which they came in."""
        return sorted(self.ask("/emulator/requests"), key=lambda request: request["arrived"])

    def crowd(self, number: int) -> None:
        """From now on others have so many of each kind in the account."""
        self.ask(f"/emulator/crowd?n={number}", "POST")

    def environment(self, python: str) -> dict[str, str]:
        """For a process that is measured: nothing leads it to a real account, to a profile or through a proxy."""
        kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("AWS_")}
        return {
            **kept, "AWS_ENDPOINT_URL": self.url, "AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench",
            "AWS_REGION": "ap-south-1", "AWS_DEFAULT_REGION": "ap-south-1", "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1",
            "PATH": os.path.dirname(os.path.abspath(python)) + os.pathsep + os.environ.get("PATH", ""),
        }
