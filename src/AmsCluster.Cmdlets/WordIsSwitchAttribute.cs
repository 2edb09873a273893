using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>
/// A cell of a CSV file can turn a switch on: true, yes or 1; or off: false, no or 0. A blank one says nothing.
/// A switch has no third state, and PowerShell would take nothing for on, so what was blank is noted until the object's turn comes.
/// </summary>
/// <param name="parameter">The parameter's name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordIsSwitchAttribute(string parameter) : ArgumentTransformationAttribute
{
    [ThreadStatic]
    static List<string>? _blank;

    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">It is another word.</exception>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not (null or string)) return inputData;
        var word = ((string?)value)?.Trim().ToUpperInvariant() ?? "";
        if (word is "") (_blank ??= []).Add(parameter);
        return word switch
        {
            "TRUE" or "YES" or "1" => true,
            "FALSE" or "NO" or "0" or "" => false,
            _ => throw new ArgumentTransformationMetadataException($"'{value}' is neither true nor false: write yes or no."),
        };
    }

    /// <summary>The parameters that were blank in the object that is bound now, on this thread.</summary>
    internal static IReadOnlyList<string> TakeBlank()
    {
        var blank = _blank ?? [];
        _blank = null;
        return blank;
    }
}
