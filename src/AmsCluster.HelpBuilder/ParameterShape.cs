using System.Reflection;

namespace AmsCluster.HelpBuilder;

/// <summary>How a parameter binds in one parameter set.</summary>
internal sealed record ParameterBinding(string Set, bool Mandatory, int? Position, bool ByValue, bool ByName)
{
    public const string AllSets = "__AllParameterSets";

    public string Pipeline => (ByValue, ByName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}

/// <summary>A parameter as its attributes describe it.</summary>
internal sealed record ParameterShape(string Name, Type Type, bool Wildcards, bool Hidden, IReadOnlyList<string> Aliases, IReadOnlyList<ParameterBinding> Bindings)
{
    public bool IsSwitch => Type.Name == "SwitchParameter";

    /// <summary>The type in PowerShell's words.</summary>
    public string TypeName => Word(Nullable.GetUnderlyingType(Type) ?? Type);

    /// <summary>What may be said, where it is one of a few words.</summary>
    public IReadOnlyList<string> Choices => (Nullable.GetUnderlyingType(Type) ?? Type.GetElementType() ?? Type) is { IsEnum: true } e ? [.. Enum.GetNames(e)] : [];

    public static ParameterShape Of(PropertyInfo property) => new(
        property.Name,
        property.PropertyType,
        CmdletShape.Attribute(property, "SupportsWildcardsAttribute") is not null,
        CmdletShape.Attributes(property, "ParameterAttribute").All(a => CmdletShape.Named(a, "DontShow", false)),
        CmdletShape.AliasesOf(property),
        [.. CmdletShape.Attributes(property, "ParameterAttribute").Select(Binding)]);

    public ParameterBinding? In(string set) => Bindings.FirstOrDefault(b => b.Set == set) ?? Bindings.FirstOrDefault(b => b.Set == ParameterBinding.AllSets);

    static ParameterBinding Binding(CustomAttributeData attribute) => new(
        CmdletShape.Named(attribute, "ParameterSetName", ParameterBinding.AllSets),
        CmdletShape.Named(attribute, "Mandatory", false),
        CmdletShape.Named(attribute, "Position", int.MinValue) is var position and >= 0 ? position : null,
        CmdletShape.Named(attribute, "ValueFromPipeline", false),
        CmdletShape.Named(attribute, "ValueFromPipelineByPropertyName", false));

    static string Word(Type type) => type.IsArray ? $"{Word(type.GetElementType()!)}[]" : type.Name;
}
