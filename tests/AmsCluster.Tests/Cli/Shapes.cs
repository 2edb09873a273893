using System.Text.Json;

namespace AmsCluster.Tests.Cli;

/// <summary>The documents of --json held against docs/json.md, by hand.</summary>
internal static class Shapes
{
    static readonly string[] Actions = ["create", "update", "replace", "delete"];

    public static void Plan(JsonElement document)
    {
        Keys(document, ["cluster", "region", "changes", "findings", "upToDate", "endpoints", "calls", "elapsedMs"], ["error", "timing", "backup", "firstLogin"]);
        Text(document, "cluster", "region");
        foreach (var change in document.GetProperty("changes").EnumerateArray())
        {
            Keys(change, ["action", "kind", "name", "sentence"], ["id", "reason", "effect"]);
            Assert.Contains(change.GetProperty("action").GetString(), Actions);
            Text(change, "kind", "name", "sentence");
        }

        foreach (var endpoint in document.GetProperty("endpoints").EnumerateArray())
        {
            Keys(endpoint, ["purpose", "url"], ["path"]);
            Text(endpoint, "purpose", "url");
        }

        if (document.TryGetProperty("firstLogin", out var first))
        {
            Keys(first, ["user", "note"], ["instanceId", "passwordParameter", "login"]);
            if (first.TryGetProperty("login", out var login)) Keys(login, ["state"], ["url", "said"]);
        }

        foreach (var finding in document.GetProperty("findings").EnumerateArray()) Finding(finding);
        Assert.True(document.GetProperty("calls").GetInt32() > 0);
        Assert.True(document.GetProperty("elapsedMs").GetInt64() > 0);
    }

    public static void Finding(JsonElement finding)
    {
        Keys(finding, ["level", "code", "subject", "message", "advice"], []);
        Assert.Contains(finding.GetProperty("level").GetString(), new[] { "warning", "error" });
        Text(finding, "code", "subject", "message", "advice");
    }

    public static void Flight(JsonElement document)
    {
        Keys(document, ["cluster", "region", "passed", "failed", "skipped", "checks", "calls", "elapsedMs"], []);
        Text(document, "cluster", "region");
        Assert.NotEmpty(document.GetProperty("checks").EnumerateArray());
        foreach (var check in document.GetProperty("checks").EnumerateArray())
        {
            Keys(check, ["check", "subject", "outcome", "seen", "elapsedMs"], ["advice"]);
            Text(check, "check", "subject", "seen");
            Assert.Contains(check.GetProperty("outcome").GetString(), new[] { "passed", "failed", "skipped" });
        }
    }

    public static void RestAccess(JsonElement document)
    {
        Keys(document, ["cluster", "region", "apps", "calls", "elapsedMs"], []);
        foreach (var app in document.GetProperty("apps").EnumerateArray())
        {
            Keys(app, ["clusterName", "region", "app", "from", "loadBalancerFrom", "remoteAllowedCidr", "ipFilterEnabled", "jwtControlEnabled", "isOpen", "fromHere", "isChanged", "changedBesides"], []);
            Assert.Contains(app.GetProperty("fromHere").GetString(), new[] { "allowed", "notAllowed", "tokenNeeded", "closedAtLoadBalancer", "unknown" });
        }
    }

    public static string Error(JsonElement document)
    {
        Keys(document, ["error"], ["findings"]);
        var error = document.GetProperty("error");
        Keys(error, ["code", "message", "advice"], ["requestId"]);
        Text(error, "code", "message");
        return error.GetProperty("code").GetString()!;
    }

    public static void Upgrade(JsonElement document)
    {
        Keys(document, ["cluster", "region", "upToDate", "from", "to", "strategy", "rollback", "resumed", "groups", "changes", "findings", "calls", "elapsedMs"], ["error"]);
        foreach (var image in new[] { document.GetProperty("from"), document.GetProperty("to") })
        {
            Keys(image, ["imageId"], ["name", "version"]);
            Text(image, "imageId");
        }

        Assert.Contains(document.GetProperty("strategy").GetString(), new[] { "rolling", "allAtOnce" });
        foreach (var group in document.GetProperty("groups").EnumerateArray())
        {
            Keys(group, ["role", "name", "nodes", "toReplace"], []);
            Assert.Contains(group.GetProperty("role").GetString(), new[] { "origin", "edge" });
        }

        foreach (var finding in document.GetProperty("findings").EnumerateArray()) Finding(finding);
    }

    public static void Adoption(JsonElement document)
    {
        Keys(document, ["cluster", "region", "adopted", "parts", "findings", "tagging", "calls", "elapsedMs"], ["spec", "firstPlan", "error"]);
        foreach (var part in document.GetProperty("parts").EnumerateArray())
        {
            Keys(part, ["kind", "role", "certainty", "because"], ["name", "id"]);
            Assert.Contains(part.GetProperty("certainty").GetString(), new[] { "certain", "likely", "missing" });
            Text(part, "kind", "role", "because");
        }

        foreach (var finding in document.GetProperty("findings").EnumerateArray()) Finding(finding);
        if (!document.TryGetProperty("firstPlan", out var plan)) return;
        Keys(plan, ["changes", "findings"], []);
        Assert.DoesNotContain(plan.GetProperty("changes").EnumerateArray(), c => c.GetProperty("action").GetString() is "replace" or "delete");
    }

    public static void Password(JsonElement document)
    {
        Keys(document, ["cluster", "region", "email", "claimed", "login", "calls", "elapsedMs"], ["password", "amsVersion", "error"]);
        Text(document, "cluster", "region", "email");
        Keys(document.GetProperty("login"), ["state"], ["url", "said"]);
        Assert.Contains(document.GetProperty("login").GetProperty("state").GetString(), new[] { "worked", "untried", "locked", "refused" });
    }

    public static void Cluster(JsonElement document)
    {
        Keys(document, ["name", "region", "health", "endpoints", "problems"], ["mongo", "origin", "edge", "loadBalancer", "firstLogin", "ams"]);
        Text(document, "name", "region", "health");
        foreach (var group in new[] { "origin", "edge" })
        {
            if (!document.TryGetProperty(group, out var found)) continue;
            Keys(found, ["role", "name", "minSize", "maxSize", "desiredCapacity", "healthy", "total", "nodes", "warmPool", "activities", "events"], ["instanceType", "imageId", "warmPoolSize"]);
            foreach (var one in found.GetProperty("events").EnumerateArray()) Event(one);
            Assert.Equal(group, found.GetProperty("role").GetString());
            foreach (var node in found.GetProperty("nodes").EnumerateArray())
            {
                Keys(node, ["instanceId", "role", "lifecycleState"],
                [
                    "instanceType", "targetHealth", "availabilityZone", "state", "reason", "privateIpAddress", "launchTime", "connect",
                    "membership", "lastHeartbeat", "version", "cpu", "memory", "streams", "viewers",
                ]);
            }

            foreach (var activity in found.GetProperty("activities").EnumerateArray()) Keys(activity, ["status", "description", "times"], ["cause", "reason", "progress", "startTime", "endTime"]);
        }

        if (document.TryGetProperty("firstLogin", out var login)) Keys(login, ["user", "note"], ["instanceId", "passwordParameter"]);
        if (!document.TryGetProperty("ams", out var ams)) return;
        Keys(ams, ["url", "isFromDatabase", "isReached", "isLoggedIn", "strays"], ["isClaimed", "version", "note"]);
        foreach (var stray in ams.GetProperty("strays").EnumerateArray()) Keys(stray, ["id", "ip", "lastHeartbeat"], []);
    }

    public static void Scaling(JsonElement document)
    {
        Keys(document, ["cluster", "region", "events", "changes", "findings", "calls", "elapsedMs"], []);
        Text(document, "cluster", "region");
        foreach (var one in document.GetProperty("events").EnumerateArray()) Event(one);
    }

    static void Event(JsonElement one)
    {
        Keys(one, ["eventName", "role", "groupName", "minSize", "maxSize", "from", "state"], ["until", "problem", "clusterName"]);
        Assert.Contains(one.GetProperty("state").GetString(), new[] { "coming", "holding", "ended" });
    }

    static void Keys(JsonElement element, string[] required, string[] optional)
    {
        var there = element.EnumerateObject().Select(p => p.Name).ToList();
        Assert.Empty(required.Except(there));
        Assert.Empty(there.Except(required).Except(optional));
    }

    static void Text(JsonElement element, params string[] names) => Assert.All(names, n => Assert.NotEmpty(element.GetProperty(n).GetString()!));
}
