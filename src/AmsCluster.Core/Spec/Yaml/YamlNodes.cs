namespace AmsCluster.Spec.Yaml;

/// <summary>A place in a file, both counted from 1.</summary>
internal sealed record Position(int Line, int Column);

/// <summary>A piece of a YAML file that knows where it stands.</summary>
internal abstract record YamlNode(Position At)
{
    /// <summary>What it is, as a message calls it.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value. <paramref name="Quoted"/> ones are text whatever they look like.</summary>
internal sealed record YamlText(Position At, string Value, bool Quoted) : YamlNode(At)
{
    public bool IsNull => !Quoted && Value is ("" or "~" or "null" or "Null" or "NULL");

    public override string Kind => "a single value";
}

/// <summary>A list.</summary>
internal sealed record YamlList(Position At, IReadOnlyList<YamlNode> Items) : YamlNode(At)
{
    public override string Kind => "a list";
}

/// <summary>A mapping, in the order of the file, each key once.</summary>
internal sealed record YamlMap(Position At, IReadOnlyList<YamlEntry> Entries) : YamlNode(At)
{
    public override string Kind => "a mapping";
}

/// <summary>What stands where something unusable stood; its problem has been told, so that readers pass over it.</summary>
internal sealed record YamlBroken(Position At) : YamlNode(At)
{
    public override string Kind => "nothing usable";
}

/// <summary>A key with its value.</summary>
internal sealed record YamlEntry(Position At, string Key, YamlNode Value);
