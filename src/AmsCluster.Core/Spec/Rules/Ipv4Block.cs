using System.Globalization;
using System.Net;

namespace AmsCluster.Spec.Rules;

/// <summary>A block of IPv4 addresses in CIDR form, as AWS takes and returns it.</summary>
internal sealed record Ipv4Block(uint Address, int Length)
{
    /// <summary>The first address of the block.</summary>
    public uint Network => Length == 0 ? 0 : Address & (uint.MaxValue << (32 - Length));

    /// <summary>Whether the address is the block's first: AWS rewrites any other, and what it returns would differ from the spec forever.</summary>
    public bool IsCanonical => Address == Network;

    /// <summary>Whether all addresses of the other block are in this one.</summary>
    public bool Holds(Ipv4Block other) => other.Length >= Length && (other with { Length = Length }).Network == Network;

    /// <summary>The canonical form.</summary>
    public override string ToString() => $"{Dotted(Network)}/{Length}";

    /// <summary>The block; null when the text is none, also for leading zeros, which some readers take as octal.</summary>
    public static Ipv4Block? Parse(string text)
    {
        if (!Patterns.Is(text, @"(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}/(0|[1-9][0-9]?)"))
            return null;
        var parts = Array.ConvertAll(text.Split('.', '/'), p => uint.Parse(p, CultureInfo.InvariantCulture));
        if (parts[..4].Any(p => p > 255) || parts[4] > 32)
            return null;
        return new Ipv4Block((parts[0] << 24) | (parts[1] << 16) | (parts[2] << 8) | parts[3], (int)parts[4]);
    }

    /// <summary>What is wrong with the text as a block; null when nothing is.</summary>
    public static string? Fault(string key, string text, string example)
    {
        if (Parse(text) is { } block)
            return block.IsCanonical ? null : $"{key} {Shown.Value(text)} is not the start of its block: write {block}";
        return IPAddress.TryParse(text, out _) && Parse(text + "/32") is not null
            ? $"{key} {Shown.Value(text)} is a single address: write it as a block, for example {text}/32"
            : $"{key} {Shown.Value(text)} must be a block of IPv4 addresses, for example {example}";
    }

    private static string Dotted(uint a) => $"{a >> 24}.{(a >> 16) & 255}.{(a >> 8) & 255}.{a & 255}";
}
