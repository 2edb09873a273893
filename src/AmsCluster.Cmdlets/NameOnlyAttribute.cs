using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>A cluster, or a line of a CSV file, has a name but is none: PowerShell would take the text of the whole object before it looks at its properties.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NameOnlyAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">With this very inner exception the binding goes on with the next way.</exception>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string or null
            ? inputData
            : throw new ArgumentTransformationMetadataException("A cluster's name is wanted.", new PSInvalidCastException());
}
