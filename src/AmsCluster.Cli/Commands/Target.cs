using System.CommandLine;
using AmsCluster.Operations;
using AmsCluster.Spec;

namespace AmsCluster.Cli.Commands;

/// <summary>Which cluster is meant: that of a spec file, or one that is there, by its name.</summary>
internal sealed record Target(string? Name, ClusterSpec? Spec)
{
    static readonly Argument<string?> NameArgument = new("name") { Description = "The name of a cluster that is there.", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<string?> FileOption = new("--file", "-f") { Description = "The spec file.", HelpName = "FILE" };

    /// <summary>Gives a command its argument and option.</summary>
    public static void AddTo(Command command)
    {
        command.Add(NameArgument);
        command.Add(FileOption);
    }

    /// <summary>Reads the file or takes the name. AWS is not asked.</summary>
    public static Target? Find(ParseResult parsed)
    {
        var (name, file) = (parsed.GetValue(NameArgument), parsed.GetValue(FileOption));
        if (name?.StartsWith('-') is true) throw new AmsException("AmsBadArguments", $"There is no option {name}.", "Look at them with: amscluster --help.");
        if (file is not null)
        {
            if (name is not null) throw new AmsException("AmsBadArguments", $"Both a name ({name}) and a file ({file}) are given.", "Give one of them.");
            if (file.Length == 0) throw new AmsException("AmsBadArguments", "The file's name is empty.", "Give the path of a spec file: -f live.yaml.");
            var spec = SpecFile.Load(file);
            return new(spec.Name, spec);
        }

        if (name is null) return null;

        // AWS takes * and ? in some of the places that a name goes to.
        var broken = SpecRules.Check(new() { Name = name, Region = "us-east-1" });
        return broken.Count == 0 ? new(name, null) : throw new AmsException("AmsBadArguments", $"{broken[0].Message}.", "If a file is meant, say: -f FILE.");
    }

    /// <summary>As <see cref="Find"/>, for commands that cannot do without.</summary>
    public static Target Require(ParseResult parsed) => Find(parsed)
        ?? throw new AmsException("AmsBadArguments", "Neither a spec file nor a cluster is named.", "Give -f FILE, or the name of a cluster that is there.");

    /// <summary>What the cluster shall be: what the file says, or what it was deployed with last.</summary>
    public async Task<ClusterSpec> Wanted(ClusterEngine engine, string region, CancellationToken stop) => Spec
        ?? await engine.RecordedSpec(Name!, stop)
        ?? throw new AmsException("AmsClusterNotFound", $"There is no cluster {Name} in {region}.",
            "Look at the names with: amscluster status. To deploy a new one, give its spec: -f FILE.");
}
