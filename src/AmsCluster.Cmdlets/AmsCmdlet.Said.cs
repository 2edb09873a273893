using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <content>What is said by parameters: on the command line, or by the properties of an object of the pipeline. What is not said stays.</content>
public abstract partial class AmsCmdlet
{
    /// <summary>Whether a parameter stands in the command itself, and was not brought by an object of the pipeline.</summary>
    private protected bool IsTyped(string name) => _typed.Contains(name);

    // One of our own objects brings its cluster along and how that is reached; but a group's sizes and a node's type, image and zone are its own.
    private protected bool IsSaid(string name) => MyInvocation.BoundParameters.ContainsKey(name) && (Connection is null || IsTyped(name));

    private protected int? Number(string name, int? value) => IsSaid(name) ? value : null;

    private protected bool Switch(string name, SwitchParameter value, bool now) => IsSaid(name) ? value : now;

    // A blank cell of a CSV file says nothing; a blank that somebody has typed takes away what is there.
    private protected string? Text(string name, string? value, string? now) =>
        !IsSaid(name) ? now : !string.IsNullOrWhiteSpace(value) ? value : IsTyped(name) ? null : now;

    // One cell may hold several words.
    private protected IReadOnlyList<string> Words(string name, string[]? value, IReadOnlyList<string> now)
    {
        if (!IsSaid(name)) return now;
        string[] words = [.. (value ?? []).SelectMany(v => v.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))];
        return words.Length > 0 || IsTyped(name) ? words : now;
    }
}
