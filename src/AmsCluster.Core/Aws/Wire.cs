namespace AmsCluster.Aws;

/// <summary>The name that a member has on the wire, where the protocol's rule does not make it of the property's name.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Where a rest-xml request carries the member.</summary>
    public WirePlace Place { get; init; }
}

/// <summary>Where a rest-xml request carries a member.</summary>
internal enum WirePlace
{
    /// <summary>In the body.</summary>
    Body,

    /// <summary>In the path, in place of the name in braces.</summary>
    Path,

    /// <summary>In the query.</summary>
    Query,
}

/// <summary>The name of a list's elements in rest-xml.</summary>
/// <param name="name">The element's name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireItemAttribute(string name) : Attribute
{
    /// <summary>The element's name.</summary>
    public string Name { get; } = name;
}

/// <summary>The method and the path of a rest-xml operation.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="path">The path, with members' names in braces.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class HttpAttribute(string method, string path) : Attribute
{
    /// <summary>The HTTP method.</summary>
    public string Method { get; } = method;

    /// <summary>The path.</summary>
    public string Path { get; } = path;
}
