using AmsCluster.Resources;

namespace AmsCluster.Adopting;

/// <summary>Finds out which target group is the origins' and which the edges': by the rules on the query string, else by the listeners' ports.</summary>
internal sealed class TargetFinder(Survey survey, IReadOnlyList<Elb.Listener> listeners, IReadOnlyList<Elb.Rule> rules)
{
    static readonly Dictionary<NodeRole, int[]> Ports = new() { [NodeRole.Origin] = [443, 80], [NodeRole.Edge] = [5443, 5080] };

    /// <summary>A target group, and what leads to it.</summary>
    internal sealed record Found(Elb.TargetGroup Group, string Because);

    public Found? Of(NodeRole role)
    {
        var word = role.ToString().ToLowerInvariant();
        var ways = rules.Where(r => r.Conditions.Any(c => c.QueryStringConfig?.Values.Any(v => v.Key == "target" && v.Value == word) is true))
            .Select(r => (Arn: Forward(r.Actions), Because: $"behind the rule target={word}"))
            .Concat(Ports[role].SelectMany(port => listeners.Where(l => l.Port == port)).Select(l => (Arn: Forward(l.DefaultActions), Because: $"behind the listener on port {l.Port}")))
            .Where(w => w.Arn is not null).ToList();
        if (ways.Count == 0 || survey.TargetGroups.FirstOrDefault(t => t.TargetGroupArn == ways[0].Arn) is not { } group) return null;
        var others = ways.Where(w => w.Arn != ways[0].Arn).Select(w => w.Because).ToList();
        if (others.Count > 0)
        {
            survey.Warn("AmsAdoptUnsure", $"{word} target group", $"{group.TargetGroupName} is taken for the {word}s' ({ways[0].Because}), but another target group is {string.Join(" and ", others)}.",
                "Look at the plan: the first deployment makes all of these lead to the same target group.");
        }

        return new(group, string.Join(", ", ways.Where(w => w.Arn == ways[0].Arn).Select(w => w.Because)));
    }

    static string? Forward(IReadOnlyList<Elb.Action> actions)
    {
        var forward = actions.FirstOrDefault(a => a.Type == "forward");
        return forward?.TargetGroupArn ?? forward?.ForwardConfig?.TargetGroups.MaxBy(t => t.Weight ?? 1)?.TargetGroupArn;
    }
}
