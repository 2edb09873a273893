using System.Collections;
using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>A cluster, a file or a line of a CSV file has a name but is none: PowerShell would take the text of the whole object before it looks at its properties.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextOnlyAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">With this very inner exception the binding goes on with the next way.</exception>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => IsName(inputData) || (Bare(inputData) is IList names && names.Cast<object?>().All(IsName))
        ? inputData
        : throw new ArgumentTransformationMetadataException("A text is wanted.", new PSInvalidCastException());

    static bool IsName(object? value) => Bare(value) is string or null;

    static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
