# Completes the lifecycle hooks of this node's group. Launch: when AMS lists the node in the cluster, or with ABANDON when the
# start script has failed. Termination: when nothing is published to the node or watched from it. systemd runs it at every
# boot, because a node is launched again when it leaves a warm pool.
import os
import subprocess
import sys
import time
import urllib.error

import aws_call
import live_streams

PAUSE = float(os.environ.get("AMSCLUSTER_PAUSE") or 10)
# A hook gives up after 300 seconds without one.
HEARTBEAT = float(os.environ.get("AMSCLUSTER_HEARTBEAT") or 60)
# After its last stream, for the recording of it to be closed.
QUIET = float(os.environ.get("AMSCLUSTER_QUIET") or 60)
# An AMS that does not answer for so long has no streams.
DEAD = float(os.environ.get("AMSCLUSTER_DEAD") or 180)
# A launch that no hook has waited for until then is one from before there was a hook.
LAUNCH = float(os.environ.get("AMSCLUSTER_LAUNCH") or 600)
WEBAPPS = os.environ.get("AMSCLUSTER_WEBAPPS") or "/usr/local/antmedia/webapps"
AMS = os.environ.get("AMSCLUSTER_AMS_URL") or "http://127.0.0.1:5080"

last = None


def tell(text):
    global last
    if text != last:
        print("AMSCLUSTER LIFECYCLE " + text, flush=True)
    last = text


def target_state():
    """What Auto Scaling wants the node to be; nothing while it says nothing."""
    try:
        return aws_call.metadata()("autoscaling/target-lifecycle-state").strip()
    except OSError:
        return ""


def watched():
    """How many watch from this node. What AMS calls the total of an application is what this node counts itself (RestServiceBase.java); -1 is none."""
    kinds = ("totalWebRTCWatchersCount", "totalHLSWatchersCount", "totalDASHWatchersCount")
    answers = [live_streams.ask(AMS, app, "total-broadcast-statistics") for app in live_streams.applications(WEBAPPS)]
    return sum(max(0, answer.get(kind) or 0) for answer in answers for kind in kinds)


def answers():
    try:
        live_streams.direct.open(AMS + "/rest/v2/liveness", timeout=5).close()
        return True
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False


class Hook:
    def __init__(self, region, endpoint, group, name):
        self.region, self.endpoint = region, endpoint
        self.names = {"AutoScalingGroupName": group, "LifecycleHookName": name}

    def send(self, action, **more):
        """Whether AWS took it, or has no such hook; nothing where the node does not wait. Before it does its load balancer drains, for up to an hour."""
        form = {"Action": action, "Version": "2011-01-01", "InstanceId": aws_call.metadata()("instance-id").strip(), **self.names, **more}
        try:
            aws_call.query("autoscaling", self.region, self.endpoint, form)
            return True
        except urllib.error.HTTPError as error:
            text = error.read().decode(errors="replace")
            if "No active Lifecycle Action" in text:
                return None
            tell("%s: Auto Scaling answered %d %s" % (action, error.code, " ".join(text.split())[:300]))
            return "No Lifecycle Hook found" in text
        except OSError as error:
            tell("%s: %s" % (action, error))
            return False

    def complete(self, result="CONTINUE"):
        return self.send("CompleteLifecycleAction", LifecycleActionResult=result)

    def heartbeat(self):
        self.send("RecordLifecycleActionHeartbeat")


def drain(hook, seconds):
    addresses = subprocess.check_output(["hostname", "-I"]).decode().split()
    began = answered = time.monotonic()
    quiet_from = beat = 0.0
    while True:
        now, busy = time.monotonic(), None
        try:
            streams, viewers = live_streams.published(WEBAPPS, AMS, addresses), watched()
            busy = "%d streams, %d viewers" % (streams, viewers) if streams or viewers else ""
            answered = now
        except Exception as error:
            # An application that does not tell may have streams, as long as there is an AMS.
            answered = now if answers() else answered
            busy = "unknown: %s" % error
        if busy:
            quiet_from = now + QUIET
        left = began + seconds - now
        over = left <= 0 or now - answered >= DEAD
        if over or (not busy and now >= quiet_from):
            tell("ends: %s" % ("the time is over" if left <= 0 else "Ant Media Server does not answer" if over else "nothing is on it"))
            if hook.complete():
                return
            time.sleep(min(30, 3 * PAUSE))
            continue
        tell("waits: %s" % (busy or "quiet since a moment"))
        if now >= beat:
            hook.heartbeat()
            beat = now + HEARTBEAT
        time.sleep(PAUSE)


def is_member(state):
    """Whether AMS lists this node in the cluster, with a heartbeat since the machine started."""
    import cluster_member  # which the start script writes

    with open("/proc/uptime") as uptime:
        booted = int(time.time() - float(uptime.read().split()[0]))
    addresses = subprocess.check_output(["hostname", "-I"]).decode()
    try:
        cluster_member.main("verify", AMS, os.path.join(state, "jwt-key"), booted, addresses)
        return True
    except SystemExit as reason:
        tell("waits: %s" % reason)
        return False


class Launch:
    """A launch that its hook holds until the node has proved itself."""

    def __init__(self, hook, state):
        self.hook, self.state, self.beat, self.decided = hook, state, 0.0, None

    def has(self, name):
        return os.path.exists(os.path.join(self.state, name))

    def result(self):
        """What the hook is answered; nothing while the start script is at work."""
        if self.has("failure"):
            return "ABANDON"
        return "CONTINUE" if self.has("ready") and is_member(self.state) else None

    def advance(self):
        """Whether it is over."""
        now = time.monotonic()
        result = self.result()
        if result is None:
            if now >= self.beat:
                self.hook.heartbeat()
                self.beat = now + HEARTBEAT
            return False
        self.decided = self.decided or now
        answer = self.hook.complete(result)
        over = answer or (answer is None and now - self.decided > LAUNCH)
        if over:
            tell("serves" if result == "CONTINUE" else "gives up: the start script has failed")
        return over


def main(conf, state):
    with open(conf) as lines:
        region, endpoint, group, ending, minutes, starting = lines.read().split("\n")[:6]
    target, launch = "", None
    while target.rsplit(":", 1)[-1] != "Terminated":
        said = target_state()
        if said and said != target:
            # Into a warm pool and out of it again are two launches.
            target = said
            launch = Launch(Hook(region, endpoint, group, starting), state) if starting else None
        if launch and launch.advance():
            launch = None
        time.sleep(3 * PAUSE if launch and launch.decided else PAUSE)
    if ending:
        drain(Hook(region, endpoint, group, ending), 60 * float(minutes))


if __name__ == "__main__":
    main(*sys.argv[1:])
