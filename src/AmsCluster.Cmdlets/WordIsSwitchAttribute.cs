using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>A cell of a CSV file can turn a switch on: true, yes or 1.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordIsSwitchAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string text ? inputData
        : text.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "1" => new SwitchParameter(true),
            "FALSE" or "NO" or "0" or "" => new SwitchParameter(false),
            _ => inputData,
        };
}
