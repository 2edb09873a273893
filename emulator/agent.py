#!/usr/bin/env python3
"""Plays the agent of Systems Manager on every machine of an emulator: runs what SendCommand asks for with the shell of this machine.

    python3 emulator/agent.py http://127.0.0.1:PORT

prints `ready`. Its environment is the scripts': what they shall find on a node is put into PATH before it is started. For tests only;
the emulator by itself runs nothing.
"""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
LOCAL = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def tell(url: str, content: dict | None = None) -> dict:
    body = None if content is None else json.dumps(content).encode()
    with LOCAL.open(urllib.request.Request(url, body, {"Content-Type": "application/json"})) as answer:
        return json.load(answer)


def run(command: dict) -> dict:
    """As the plugin aws:runShellScript does: the lines become a file, and that is run."""
    parameters = command["parameters"]
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "_script.sh")
        with open(script, "w") as file:
            file.write("\n".join(parameters["commands"]))
        os.chmod(script, 0o700)
        try:
            done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False,
                                  timeout=float(parameters.get("executionTimeout", ["3600"])[0]))
            ending = {"exit_code": done.returncode, "output": done.stdout, "error": done.stderr}
        except subprocess.TimeoutExpired:
            ending = {"status": "Execution Timed Out"}
    return {"command_id": command["command_id"], "instance_id": command["instance_id"], **ending}


def main() -> int:
    parser = argparse.ArgumentParser(prog="agent.py", description=__doc__.splitlines()[0])
    parser.add_argument("emulator", help="the emulator's address")
    parser.add_argument("--parent", type=int, metavar="PID", help="end when this process is gone")
    args = parser.parse_args()
    sys.path[0] = os.path.dirname(HERE)
    from emulator.run import watch_parent

    stop, url = threading.Event(), f"{args.emulator.rstrip('/')}/emulator/agents"
    if args.parent:
        threading.Thread(target=watch_parent, args=(args.parent, stop), daemon=True).start()
    tell(url, {"by_hand": True})
    print("ready", flush=True)
    while not stop.wait(0.05):
        for command in tell(url)["commands"]:
            if command["status"] in ("Pending", "In Progress"):
                tell(f"{url}/done", run(command))
    return 0


if __name__ == "__main__":
    sys.exit(main())
