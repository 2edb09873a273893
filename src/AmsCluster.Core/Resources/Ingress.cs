using System.Net;
using System.Net.Sockets;

namespace AmsCluster.Resources;

/// <summary>Who may reach which ports: a CIDR block or the members of a security group.</summary>
internal sealed record Ingress(string Protocol, int FromPort, int ToPort, string? Cidr, SecurityGroup? Group, string Purpose)
{
    public const string Anywhere = "0.0.0.0/0";

    /// <summary>EC2's name of all protocols.</summary>
    public const string All = "-1";

    // Begins the description of a rule of ours: rules have no owner else.
    const string Mark = "AmsCluster: ";

    // The greatest blocks that one network has: a /8 of IPv4, and a /16 of IPv6 (IANA's address registries).
    const int GreatestIpv4 = 8;
    const int GreatestIpv6 = 16;

    /// <summary>Whether a rule, as it is compared, lets the whole world or a good part of it in.</summary>
    public static bool IsOpen(string text) =>
        IPNetwork.TryParse(text[(text.LastIndexOf(' ') + 1)..], out var block)
        && block.PrefixLength < (block.BaseAddress.AddressFamily is AddressFamily.InterNetworkV6 ? GreatestIpv6 : GreatestIpv4);

    public static Ingress Tcp(int port, string cidr, string purpose) => new("tcp", port, port, cidr, null, purpose);

    public static Ingress Tcp(int port, SecurityGroup from, string purpose) => new("tcp", port, port, null, from, purpose);

    public static Ingress Udp(int fromPort, int toPort, string cidr, string purpose) => new("udp", fromPort, toPort, cidr, null, purpose);

    public static Ingress Udp(int port, SecurityGroup from, string purpose) => new("udp", port, port, null, from, purpose);

    /// <summary>The rule as it is compared: by the group's id.</summary>
    public string Text(State state) => Text(Protocol, FromPort, ToPort, Cidr ?? state.Id(Group!));

    /// <summary>The rule as a reader knows it: by the group's name.</summary>
    public override string ToString() => Text(Protocol, FromPort, ToPort, Cidr ?? Group!.Name);

    /// <summary>A rule that AWS tells of.</summary>
    /// <param name="Text">The rule as it is compared.</param>
    /// <param name="IsOurs">Whether its description says that it was made here.</param>
    /// <param name="Permission">The rule alone, in AWS's shape.</param>
    public sealed record Opened(string Text, bool IsOurs, Ec2.IpPermission Permission);

    /// <summary>The rules that AWS tells of, one for each source.</summary>
    public static IEnumerable<Opened> Of(Ec2.IpPermission permission)
    {
        static bool IsOurs(string? description) => description?.StartsWith(Mark, StringComparison.Ordinal) is true;
        string TextOf(string source) => Text(permission.IpProtocol!, permission.FromPort, permission.ToPort, source);
        Opened Rule(string source, string? description, Action<Ec2.IpPermission> add)
        {
            var alone = new Ec2.IpPermission
            {
                IpProtocol = permission.IpProtocol,
                FromPort = permission.FromPort,
                ToPort = permission.ToPort,
            };
            add(alone);
            return new(TextOf(source), IsOurs(description), alone);
        }

        return permission.Ipv4Ranges
            .Select(r => Rule(r.CidrIp, r.Description, p => p.Ipv4Ranges = [new() { CidrIp = r.CidrIp }]))
            .Concat(permission.Ipv6Ranges
                .Select(r => Rule(r.CidrIpv6, r.Description, p => p.Ipv6Ranges = [new() { CidrIpv6 = r.CidrIpv6 }])))
            .Concat(permission.UserIdGroupPairs
                .Select(g => Rule(g.GroupId, g.Description, p => p.UserIdGroupPairs = [new() { GroupId = g.GroupId }])))
            .Concat(permission.PrefixListIds
                .Select(l => Rule(l.Id, l.Description, p => p.PrefixListIds = [new() { Id = l.Id }])));
    }

    /// <summary>The rule in AWS's shape.</summary>
    public Ec2.IpPermission Permission(State state) => new()
    {
        IpProtocol = Protocol,
        FromPort = FromPort,
        ToPort = ToPort,
        Ipv4Ranges = Cidr is null ? [] : [new() { CidrIp = Cidr, Description = Mark + Purpose }],
        UserIdGroupPairs = Group is null ? [] : [new() { GroupId = state.Id(Group), Description = Mark + Purpose }],
    };

    static string Text(string protocol, int? from, int? to, string source) =>
        $"{(protocol == All ? "all" : protocol)}{(from is null ? "" : from == to ? $" {from}" : $" {from}-{to}")} from {source}";
}
