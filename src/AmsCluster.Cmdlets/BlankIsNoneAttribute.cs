using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>A blank cell of a CSV file says nothing: PowerShell would make it the number 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BlankIsNoneAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && string.IsNullOrWhiteSpace(text) ? null : inputData;
}
