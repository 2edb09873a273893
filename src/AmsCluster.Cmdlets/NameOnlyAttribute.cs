using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>A line of a CSV file has a name but is none: PowerShell would take the text of the whole line before it looks at its columns.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NameOnlyAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">With this very inner exception the binding goes on with the next way.</exception>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject { BaseObject: PSCustomObject }
            ? throw new ArgumentTransformationMetadataException("A cluster's name is wanted.", new PSInvalidCastException())
            : inputData;
}
