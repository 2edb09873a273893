using System.Text.Json;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Aws;

/// <summary>An IAM policy document of Scripts.</summary>
internal sealed class PolicyFile
{
    PolicyFile(string name)
    {
        Text = File.ReadAllText(Path.Combine(EmulatorFixture.Repository, "Scripts", $"amscluster-{name}-policy.json"));
        using var document = JsonDocument.Parse(Text);
        Statements = [.. document.RootElement.GetProperty("Statement").EnumerateArray().Select(s => s.Clone())];
    }

    public static PolicyFile Reader => new("reader");

    public static PolicyFile Operator => new("operator");

    /// <summary>The operator's second half: a managed policy takes 6144 characters.</summary>
    public static PolicyFile Machines => new("operator-machines");

    public static PolicyFile Adoption => new("adoption");

    /// <summary>The permissions boundary of the nodes' role.</summary>
    public static PolicyFile Boundary => new("boundary");

    public string Text { get; }

    public IReadOnlyList<JsonElement> Statements { get; }

    /// <summary>The actions that it allows.</summary>
    public IEnumerable<string> Allowed => Statements.Where(s => s.GetProperty("Effect").GetString() == "Allow").SelectMany(s => Texts(s, "Action"));

    /// <summary>The statements that allow an action.</summary>
    public IEnumerable<JsonElement> For(string action) => Statements.Where(s => Texts(s, "Action").Contains(action));

    /// <summary>A member of a statement that may be one text or several.</summary>
    public static IEnumerable<string> Texts(JsonElement statement, string member) => statement.GetProperty(member) is { ValueKind: JsonValueKind.Array } all
        ? all.EnumerateArray().Select(t => t.GetString()!) : [statement.GetProperty(member).GetString()!];
}
