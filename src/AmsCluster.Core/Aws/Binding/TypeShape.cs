using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AmsCluster.Aws.Binding;

/// <summary>What the binding knows of a request, a result or a shape within: its members and their names on the wire. Looked at once a type.</summary>
internal sealed class TypeShape
{
    private static readonly ConcurrentDictionary<Type, TypeShape> Known = new();
    private readonly Type _type;
    private readonly bool _positional;
    private Dictionary<string, Member>? _names;

    private TypeShape(Type type)
    {
        _type = type;
        _positional = type.GetConstructor(Type.EmptyTypes) is null;
        Members = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => new Member(property))];
        Http = type.GetCustomAttribute<HttpAttribute>(inherit: false);
    }

    /// <summary>The members, in the order of their declaration.</summary>
    public IReadOnlyList<Member> Members { get; }

    /// <summary>Method and path, in rest-xml.</summary>
    public HttpAttribute? Http { get; }

    public static TypeShape Of(Type type) => Known.GetOrAdd(type, key => new TypeShape(key));

    /// <summary>A new value whose members have their defaults; none for a positional record, whose members the wire fills.</summary>
    public object Create() => _positional ? RuntimeHelpers.GetUninitializedObject(_type) : Activator.CreateInstance(_type)!;

    /// <summary>The member with a name in an answer, or null where we do not look at it.</summary>
    public Member? Find(string name) => (_names ??= Members.ToDictionary(member => member.WireName)).GetValueOrDefault(name);
}
