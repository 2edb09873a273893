# Completes the lifecycle hooks of this node's group. Launch: when AMS lists the node in the cluster, or with ABANDON when the
# start script has failed or the time is over. Termination: when nothing is published to the node or watched from it. systemd
# runs it at every boot, because a node is launched again when it leaves a warm pool.
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
    """The viewers on this node. An application's total is what this node alone counts; -1 is none (RestServiceBase.java)."""
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
        """True: AWS accepted it, or has no such hook. None: the node does not wait, for example while its load balancer drains."""
        instance = aws_call.metadata()("instance-id").strip()
        form = {"Action": action, "Version": "2011-01-01", "InstanceId": instance, **self.names, **more}
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


def reason_to_end(late, over):
    if late:
        return "the time is over"
    return "Ant Media Server does not answer" if over else "nothing is on it"


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
            tell("ends: " + reason_to_end(left <= 0, over))
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
    """A launch that its hook holds until the node has proved itself, or the time is over."""

    def __init__(self, hook, state, first_boot, later_boot):
        self.hook, self.state, self.beat, self.decided = hook, state, 0.0, None
        # A node that was ready before, in a warm pool, only has to start AMS.
        self.limit = later_boot if self.has("ready") else first_boot
        self.end = time.monotonic() + self.limit

    def has(self, name):
        return os.path.exists(os.path.join(self.state, name))

    def result(self):
        """What the hook is answered; None while the start script runs."""
        if not self.has("failure"):
            if self.has("ready") and is_member(self.state):
                return "CONTINUE"
            if time.monotonic() < self.end:
                return None
            self.fail("the cluster does not list this node" if self.has("ready") else "the start script has not ended")
        return "ABANDON"

    def fail(self, reason):
        """Without this a node whose start script was killed would wait as long as AWS allows, which is days."""
        line = 'AMSCLUSTER FAILED role=node step="wait for the launch" reason="%s after %d s"' % (reason, self.limit)
        print(line, flush=True)
        with open(os.path.join(self.state, "failure"), "w") as file:
            file.write(line + "\n")

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
            tell("serves" if result == "CONTINUE" else "gives up: the launch has failed")
        return over


def main(conf, state):
    with open(conf) as lines:
        region, endpoint, group, ending, minutes, starting, first_boot, later_boot = lines.read().split("\n")[:8]
    target, launch = "", None
    while target.rsplit(":", 1)[-1] != "Terminated":
        said = target_state()
        if said and said != target:
            # Into a warm pool and out of it again are two launches.
            target = said
            hook = Hook(region, endpoint, group, starting)
            launch = Launch(hook, state, float(first_boot), float(later_boot)) if starting else None
        if launch and launch.advance():
            launch = None
        time.sleep(3 * PAUSE if launch and launch.decided else PAUSE)
    if ending:
        drain(Hook(region, endpoint, group, ending), 60 * float(minutes))


if __name__ == "__main__":
    main(*sys.argv[1:])
