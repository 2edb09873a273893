"""How long a tool would take if its fixed sleeps took no time."""
from __future__ import annotations

#: In which nothing is called for so long, whoever is at work sleeps.
SILENCE_SECONDS = 1.0


def awake(requests: list[dict], began: float, seconds: float, rests_after: tuple[str, ...], latency: float) -> float:
    """The longer of what waits for those sleeps, and of what is done beside them: each without the time in which it slept."""
    rests = [rest(requests, number, latency) for number, request in enumerate(requests) if request["operation"] in rests_after]
    waiting = seconds - sum(end - start for start, end in rests)
    arrived = sorted(request["arrived"] for request in requests)
    beside = [at for at in arrived if any(start < at < end for start, end in rests)]
    if not beside:
        return waiting
    end = beside[-1] + latency
    return max(waiting, end - began - silence(arrived, end, latency))


def rest(requests: list[dict], number: int, latency: float) -> tuple[float, float]:
    """The sleep after a call that makes or changes a load balancer: from when it was answered until that was looked at again."""
    answered = requests[number]["arrived"] + latency
    looks = (later["arrived"] for later in requests[number + 1:] if later["operation"] == "DescribeLoadBalancers")
    return answered, max(answered, next(looks, answered))


def silence(arrived: list[float], end: float, latency: float) -> float:
    """How long nothing was called until then: all of it sleeps. What was computed meanwhile is taken off with it."""
    pauses = (later - earlier - latency for earlier, later in zip(arrived, arrived[1:]) if later < end)
    return sum(pause for pause in pauses if pause > SILENCE_SECONDS)
