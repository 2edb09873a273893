using AmsCluster.Spec.Rules;

namespace AmsCluster.Panel;

/// <summary>The blocks of addresses outside the VPC that may reach a REST API, checked before anything is asked.</summary>
/// <param name="Blocks">Each once, in the order given.</param>
public sealed record RestSources(IReadOnlyList<string> Blocks)
{
    /// <summary>The word for every address of the world.</summary>
    public const string Anywhere = "anywhere";

    const string World = "0.0.0.0/0";

    // As for SSH: nobody owns a block wider than this.
    const int Widest = 8;

    /// <summary>Reads what was typed: blocks, several with commas, or the word. Nothing at all lets nobody in from outside.</summary>
    /// <param name="parameter">What the user knows it as.</param>
    /// <param name="values">What was typed.</param>
    /// <exception cref="AmsException">It is no block, or too wide.</exception>
    public static RestSources Parse(string parameter, IReadOnlyList<string> values)
    {
        var blocks = values.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        if (blocks.Count == 0 && values.Count > 0) throw Wrong($"{parameter} names no address", "Name blocks such as 203.0.113.0/24. To let nobody in from outside: 127.0.0.1/32");
        if (blocks.Any(IsWord)) return blocks.Count == 1 ? new([World]) : throw Wrong($"{parameter} names blocks beside {Anywhere}", $"Leave them out: {Anywhere} holds them all");
        foreach (var block in blocks)
        {
            if (Ipv4Block.Fault(parameter, block, "203.0.113.0/24") is { } fault) throw Wrong(fault, "Several are written with commas");
            if (Ipv4Block.Parse(block) is { Length: < Widest } wide)
                throw Wrong($"{parameter} {block} {(wide.Length == 0 ? "is the whole world: anybody could then create, stop and delete streams" : "is too wide")}",
                    $"Give a narrower block, such as your servers'. Where it has to be the whole world, say {Anywhere}, and keep others out at the load balancer (access.restFrom)");
        }

        return new(blocks);
    }

    /// <summary>Whether it is a block that the load balancer's list takes.</summary>
    public static bool IsNarrow(string block) => Ipv4Block.Parse(block) is { IsCanonical: true, Length: >= Widest };

    /// <summary>Whether it is everybody.</summary>
    public bool IsAnywhere => Blocks is [World];

    /// <summary>In words.</summary>
    public override string ToString() => IsAnywhere ? "anybody" : Blocks.Count == 0 ? "nobody from outside" : string.Join(", ", Blocks);

    static bool IsWord(string text) => string.Equals(text, Anywhere, StringComparison.OrdinalIgnoreCase);

    static AmsException Wrong(string message, string advice) => new("AmsRestSourceInvalid", $"{message}.", $"{advice}.");
}
