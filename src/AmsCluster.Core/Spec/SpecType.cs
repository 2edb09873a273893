using System.Globalization;
using AmsCluster.Spec.Yaml;

namespace AmsCluster.Spec;

/// <summary>What the value of a key may be: how it is read from a node, and the lines that it is written as.</summary>
/// <param name="name">What messages and the reference call it.</param>
internal abstract class SpecType(string name)
{
    public static readonly SpecType<string> Text = new TextType();
    public static readonly SpecType<int> Number = new NumberType();
    public static readonly SpecType<bool> Switch = new SwitchType();
    public static readonly SpecType<IReadOnlyList<string>> List = new ListType();
    public static readonly SpecType<IReadOnlyDictionary<string, string>> Map = new MapType();

    public static readonly SpecType<NodeMonitoring> Monitoring = new ChoiceType<NodeMonitoring>();

    public string Name { get; } = name;

    /// <summary>Whether the value stands in lines of its own below the key.</summary>
    public virtual bool IsBlock => false;

    /// <summary>The value; null when the node does not hold one, with the reason in <paramref name="fault"/>.</summary>
    public abstract object? Read(YamlNode node, out string fault);

    /// <summary>The value as YAML: one line, or for a block any number of them.</summary>
    public abstract IReadOnlyList<string> Write(object value);

    private protected static string? ReadText(YamlNode node, out string fault)
    {
        fault = node is not YamlText ? $"must be text, not {node.Kind}" : "has no value; leave the key out for its default";
        return node is YamlText { IsNull: false } text ? text.Value : null;
    }
}

/// <summary>The same with the type of its values, so that a key of the table cannot be put on a property of another type.</summary>
internal abstract class SpecType<T>(string name) : SpecType(name);

file sealed class TextType() : SpecType<string>("text")
{
    public override object? Read(YamlNode node, out string fault) => ReadText(node, out fault);

    public override IReadOnlyList<string> Write(object value) => [YamlScalar.Write((string)value)];
}

file sealed class NumberType() : SpecType<int>("number")
{
    public override object? Read(YamlNode node, out string fault)
    {
        fault = node switch
        {
            YamlText { IsNull: true } => "has no value; leave the key out for its default",
            YamlText { Quoted: true } => "must be a whole number, without quotes",
            YamlText text => $"must be a whole number, not {Shown.Value(text.Value)}",
            _ => $"must be a whole number, not {node.Kind}",
        };

        // 010 is eight to one YAML reader and ten to another, so that it is no number here.
        return node is YamlText { Quoted: false } t && Patterns.Is(t.Value, "-?(0|[1-9][0-9]*)")
            && int.TryParse(t.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    public override IReadOnlyList<string> Write(object value) => [((int)value).ToString(CultureInfo.InvariantCulture)];
}

file sealed class SwitchType() : SpecType<bool>("true or false")
{
    public override object? Read(YamlNode node, out string fault)
    {
        fault = "must be true or false";
        return node is YamlText { Quoted: false } text && bool.TryParse(text.Value, out var value) ? value : null;
    }

    public override IReadOnlyList<string> Write(object value) => [(bool)value ? "true" : "false"];
}

/// <summary>One word of a few: the members of an enumeration in lower case.</summary>
file sealed class ChoiceType<T>() : SpecType<T>(string.Join(" or ", Choices.Keys)) where T : struct, Enum
{
    private static readonly Dictionary<string, T> Choices = Enum.GetValues<T>().ToDictionary(v => v.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public override object? Read(YamlNode node, out string fault)
    {
        if (ReadText(node, out fault) is not { } text)
            return null;
        fault = $"must be {Name}, not {Shown.Value(text)}";
        return Choices.TryGetValue(text, out var value) ? value : null;
    }

    public override IReadOnlyList<string> Write(object value) => [((T)value).ToString().ToLowerInvariant()];
}

file sealed class ListType() : SpecType<IReadOnlyList<string>>("list of text")
{
    public override bool IsBlock => true;

    public override object? Read(YamlNode node, out string fault)
    {
        fault = $"must be a list such as [a, b], not {node.Kind}";
        if (node is not YamlList list)
            return null;

        // One by one, so that the fault of the first bad item is what is told.
        var items = new List<string>();
        foreach (var item in list.Items)
        {
            if (ReadText(item, out fault) is not { } text)
            {
                fault = $"holds an item that {fault.Split(';')[0]}";
                return null;
            }

            items.Add(text);
        }

        return items.AsReadOnly();
    }

    public override IReadOnlyList<string> Write(object value)
        => [.. ((IReadOnlyList<string>)value).Select(item => "- " + YamlScalar.Write(item))];
}

file sealed class MapType() : SpecType<IReadOnlyDictionary<string, string>>("mapping of text")
{
    public override bool IsBlock => true;

    public override object? Read(YamlNode node, out string fault)
    {
        fault = $"must be a mapping such as {{team: video}}, not {node.Kind}";
        if (node is YamlText { IsNull: true })
            return new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (node is not YamlMap map)
            return null;
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (ReadText(entry.Value, out fault) is not { } text)
            {
                fault = $"has a key {Shown.Value(entry.Key)} that {fault.Split(';')[0]}; write \"\" for an empty text";
                return null;
            }

            values.Add(entry.Key, text);
        }

        return values;
    }

    public override IReadOnlyList<string> Write(object value)
        => [.. ((IReadOnlyDictionary<string, string>)value).OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{YamlScalar.Write(p.Key)}: {YamlScalar.Write(p.Value)}")];
}
