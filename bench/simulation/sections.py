"""The results as tables."""
from __future__ import annotations

from typing import Any

from simulation import deployment, latencies, provisioning
from simulation.quotas import QUOTAS
from simulation.results import MADE, REMOVED
from simulation.tables import Section, clock

CASES = list(provisioning.CASES)


def all_of(found: dict[str, Any]) -> list[Section]:
    return [timeline("First deployment, one cluster", found["deployment"], MADE), timeline("Removal, one cluster", found["removal"], REMOVED),
            what_if(found["what_if"]), latency(found["latency"]), fleet(found["fleet"], "deployment", "last cluster serves"),
            fleet(found["fleet"], "removal", "last cluster gone"),
            met(found["fleet"], found["settings"]["beat"], found["runs_whose_beats_fill_parameter_store"]), quotas(found["quotas"], found["a_thousand_clusters"])]


def timeline(title: str, cases: dict[str, Any], names: tuple[str, ...]) -> Section:
    rows = [[name, *(clock(cases[case]["seconds"][name]) for case in CASES)] for name in names]
    bounds: dict[str, list[str]] = {}
    for case in CASES:
        bounds.setdefault(" → ".join(cases[case]["bound_by"]), []).append(case)
    return Section(title, ["after", *CASES], rows, [f"{' and '.join(which)}: {chain}" for chain, which in bounds.items()])


def what_if(found: dict[str, Any]) -> Section:
    rows = [[name, *(clock(cases[case][deployment.SERVES]) for case in CASES)] for name, cases in found.items()]
    return Section("The cluster serves after … if there were", ["", *CASES], rows)


def latency(found: dict[str, Any]) -> Section:
    rows = [[name, clock(times["at_once"][deployment.MADE]), clock(times["typical"][deployment.MADE]), clock(times["typical"][deployment.SERVES])]
            for name, times in found.items()]
    return Section("What the calls take of it (typical)", ["a call takes", "last call made, IAM seen at once", "last call made", "cluster serves"], rows)


def fleet(found: list[dict[str, Any]], verb: str, done: str) -> Section:
    rows = []
    for one in found:
        bound = one[verb]["bound_by"]
        rows.append([f"{one['clusters']} in {one['accounts']} × {one['regions']}",
                     f"{bound['bucket']}: {clock(bound['waited'])}" if bound["waited"] >= 1 else "its own order",
                     str(one[verb]["calls"]), clock(one[verb]["last_call"]), clock(one[verb]["all_done"])])
    head = ["clusters in accounts × Regions", "longest wait of the last", "calls", "last call made", done]
    return Section(f"Many clusters, all begun at once: {verb} (typical)", head, rows, figures_from=2)


def met(found: list[dict[str, Any]], beat: float, runs: int) -> Section:
    rows = [[f"{one['clusters']} in {one['accounts']} × {one['regions']}", "; ".join(f"{m['name']} {m['needed']} of {m['limit']}" for m in one["quotas_met"]),
             str(one["deployment"]["calls"] - one["calls_without_beat"])] for one in found]
    return Section("What they meet", ["clusters in accounts × Regions", "default quotas that are too small", "calls that only show that a run lives"], rows, [
        f"Each run shows every {beat:g} s that it lives. {runs} runs at once in one account and Region do, by that alone, all writes to Parameter Store "
        "that AWS lets through."], figures_from=2)


def quotas(found: list[dict[str, Any]], thousand: dict[str, int]) -> Section:
    rows = [[q["name"], "Region" if q["regional"] else "account", str(q["limit"]), str(q["each"]), str(q["clusters"])] for q in found]
    return Section("Default quotas", ["", "in each", "default", "a cluster takes", "clusters"], rows, [
        f"A thousand clusters need {thousand['regions_over_all_accounts']} Regions over all accounts together, and at least {thousand['accounts']} account with no other role, "
        "where nothing but the vCPUs is raised."], figures_from=2)


def sources() -> list[Section]:
    times, calls = provisioning.TABLE.values(), [*latencies.SERVICES.items(), *latencies.CALLS.items(), ("calls that read", latencies.READ), *latencies.WAYS.items()]
    return [Section("Times, in seconds", ["", *CASES], [[t.what, f"{t.low:g}", f"{t.typical:g}", f"{t.high:g}"] for t in times],
                    [f"{t.what}: {t.source}" for t in times]),
            Section("Latencies", ["", "ms"], [[name, f"{figure.seconds * 1000:.0f}"] for name, figure in calls],
                    [f"{name}: {figure.source}" for name, figure in calls]),
            Section("Quotas", ["", "default"], [[quota.name, str(quota.limit)] for quota in QUOTAS], [f"{quota.name}: {quota.source}" for quota in QUOTAS])]
