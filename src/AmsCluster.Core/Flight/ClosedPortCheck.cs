using System.Net.Sockets;

namespace AmsCluster.Flight;

/// <summary>Whether ports that are nobody's business are closed, tried from here at every public address of the cluster's instances.</summary>
internal static class ClosedPortCheck
{
    const int Ssh = 22;

    // A security group lets what it does not allow go unanswered: longer than any way there and back need not be waited for.
    static readonly TimeSpan Enough = TimeSpan.FromSeconds(4);

    public static IEnumerable<FlightCheck> Of(FlightContext context)
    {
        var nodes = context.Scene.Nodes.Where(n => n.PublicAddress is not null).ToList();
        return ClosedPorts.All.Select(p => nodes.Count == 0
            ? FlightCheck.Not("closed port", $"{p.Port}", "No instance has a public address.")
            : !context.Scene.IsAws && !nodes.TrueForAll(n => context.Network.Leads(n.PublicAddress!, p.Port))
            ? FlightCheck.Not("closed port", $"{p.Port}", "Something stands in for AWS: the addresses that it gives instances may be anybody's, and are not tried.")
            : new FlightCheck("closed port", $"{p.Port}", stop => Look(context, nodes, p.Port, p.What, stop)));
    }

    static async Task<Verdict> Look(FlightContext context, List<FlightNode> nodes, int port, string what, CancellationToken stop)
    {
        var open = (await Task.WhenAll(nodes.Select(async n => (Node: n, IsOpen: await IsOpen(context, n.PublicAddress!, port, stop))))).Where(n => n.IsOpen).Select(n => $"{n.Node} ({n.Node.PublicAddress})").ToList();
        if (open.Count == 0) return Verdict.Passed($"Closed at {(nodes.Count == 1 ? "the public address" : $"all {nodes.Count} public addresses")}.");
        return port == Ssh && context.Scene.Spec.Access.SshFrom is { } from
            ? Verdict.Passed($"Open from here, as access.sshFrom ({from}) may have it: {string.Join(", ", open)}.")
            : Verdict.Failed($"Open from here ({what}): {string.Join(", ", open)}.", "Look at the security groups of these instances: amscluster plan shows what was added to them. With access.exactRules: true, such rules are revoked.");
    }

    static async Task<bool> IsOpen(FlightContext context, string address, int port, CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(context.Options.Patience < Enough ? context.Options.Patience : Enough);
        try
        {
            await using var stream = await context.Network.Connect(address, port, bound.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return false;
        }
    }
}
