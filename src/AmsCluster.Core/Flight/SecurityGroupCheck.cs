using System.Globalization;

namespace AmsCluster.Flight;

/// <summary>Whether a security group of the cluster's instances opens a port to the world that is nobody's business, wherever this runs.</summary>
internal static class SecurityGroupCheck
{
    // Not every block that is too great is all of the Internet.
    const int WideIpv4 = 7;
    const int WideIpv6 = 15;

    public static IEnumerable<FlightCheck> Of(FlightContext context) => ClosedPorts.All.Select(p => new FlightCheck("security group", $"{p.Port}", _ =>
    {
        var open = context.Scene.Groups.SelectMany(g => g.IpPermissions.Where(r => Covers(r, p.Port)).SelectMany(Sources).Where(IsWorld).Select(s => $"{g.GroupName} ({g.GroupId}) to {s}")).ToList();
        return Task.FromResult(open.Count == 0
            ? Verdict.Passed(context.Scene.Groups.Count == 0 ? "There are no instances." : "Opened to the world by none.")
            : Verdict.Failed($"Opened to the world ({p.What}): {string.Join(", ", open)}.", p.Port == 22
                ? "Narrow access.sshFrom to your own addresses, or leave it out: Session Manager needs no open port. With access.exactRules: true, rules that others added are revoked."
                : "Revoke the rule, or deploy with access.exactRules: true, which revokes such rules."));
    }));

    // Protocol -1 is everything; numbers are as good as names.
    static bool Covers(Ec2.IpPermission rule, int port) => rule.IpProtocol is "-1" || (rule.IpProtocol is "tcp" or "6" && rule.FromPort <= port && port <= rule.ToPort);

    static IEnumerable<string> Sources(Ec2.IpPermission rule) => rule.Ipv4Ranges.Select(r => r.CidrIp!).Concat(rule.Ipv6Ranges.Select(r => r.CidrIpv6!));

    static bool IsWorld(string block) => block.Split('/') is [var address, var bits] && int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length <= (address.Contains(':', StringComparison.Ordinal) ? WideIpv6 : WideIpv4);
}
