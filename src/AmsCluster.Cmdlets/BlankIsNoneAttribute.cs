using System.Globalization;
using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>A cell of a CSV file as a number: a blank one says nothing, where PowerShell would make it 0, and what is no number is an error, where it would be dropped.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BlankIsNoneAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentTransformationMetadataException">It is no whole number.</exception>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not string text ? inputData
        : string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ArgumentTransformationMetadataException($"'{text}' is not a whole number.");
}
