using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;

namespace AmsCluster.Resources;

/// <summary>
/// What a version of a launch template says beyond what the cluster would write: whatever field it is, found by the
/// SDK's type. A value that stands for EC2's own default says nothing.
/// </summary>
internal static class TemplateExtras
{
    // Compared as lists, or text of the node itself.
    static readonly HashSet<string> Compared = new(StringComparer.Ordinal)
    {
        nameof(Ec2.ResponseLaunchTemplateData.SecurityGroupIds),
        nameof(Ec2.ResponseLaunchTemplateData.TagSpecifications),
        nameof(Ec2.LaunchTemplateInstanceNetworkInterfaceSpecification.Groups),
        nameof(Ec2.ResponseLaunchTemplateData.UserData),
    };

    // How far EC2 is with the options of the metadata service, in an answer alone.
    const string StateOfOptions = "MetadataOptions.State";

    /// <summary>The fields that only the version has: <c>InstanceMarketOptions.MarketType spot → none</c>.</summary>
    public static IEnumerable<FieldChange> Of(
        Ec2.ResponseLaunchTemplateData actual, Ec2.ResponseLaunchTemplateData expected)
    {
        var known = Leaves(expected, "").Select(l => l.Path).ToHashSet(StringComparer.Ordinal);
        return Leaves(actual, "")
            .Where(l => !known.Contains(l.Path) && l.Path != StateOfOptions && !IsDefault(l.Value))
            .Select(l => new FieldChange(l.Path, l.Value, null));
    }

    static bool IsDefault(string value) => value is "" or "0" or "False" or "default" or "disabled";

    static IEnumerable<(string Path, string Value)> Leaves(object? value, string path) => value switch
    {
        null => [],
        string text => [(path, text)],
        ConstantClass word => [(path, word.Value)],
        IList list => list.Cast<object?>().SelectMany((item, i) => Leaves(item, i == 0 ? path : $"{path}[{i}]")),
        IConvertible plain => [(path, plain.ToString(CultureInfo.InvariantCulture))],
        _ => Fields(value).SelectMany(f => Leaves(f.GetValue(value), path.Length == 0 ? f.Name : $"{path}.{f.Name}")),
    };

    static IEnumerable<PropertyInfo> Fields(object value) => value.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !Compared.Contains(p.Name))
        .OrderBy(p => p.Name, StringComparer.Ordinal);
}
