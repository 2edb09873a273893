using System.Reflection;

namespace AmsCluster.Aws.Binding;

/// <summary>How a member's value is written.</summary>
internal enum ValueKind
{
    Text,
    Number,
    Fraction,
    Truth,
    Time,
    List,

    /// <summary>A map from text to text, in answers only.</summary>
    Map,
    Structure,
}

/// <summary>A member of a request, a result or a shape within.</summary>
internal sealed class Member
{
    private readonly PropertyInfo _property;
    private readonly WireAttribute? _wire;
    private Access? _access;

    public Member(PropertyInfo property)
    {
        _property = property;
        _wire = property.GetCustomAttribute<WireAttribute>();
        ItemName = property.GetCustomAttribute<WireItemAttribute>()?.Name;
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        Kind = KindOf(Type);
        if (Kind is ValueKind.List)
            ItemType = Type.GetGenericArguments()[^1];
    }

    public string Name => _property.Name;

    public Type Type { get; }

    public ValueKind Kind { get; }

    /// <summary>The type of a list's elements.</summary>
    public Type? ItemType { get; }

    /// <summary>The name of a list's elements in rest-xml.</summary>
    public string? ItemName { get; }

    public WirePlace Place => _wire?.Place ?? WirePlace.Body;

    /// <summary>The name on the wire.</summary>
    public string WireName => _wire?.Name ?? Name;

    public object? Get(object owner) => Reached().Get(owner);

    public void Set(object owner, object? value) => Reached().Set(owner, value);

    public static ValueKind KindOf(Type type) => true switch
    {
        _ when type == typeof(string) => ValueKind.Text,
        _ when type == typeof(int) || type == typeof(long) => ValueKind.Number,
        _ when type == typeof(double) => ValueKind.Fraction,
        _ when type == typeof(bool) => ValueKind.Truth,
        _ when type == typeof(DateTimeOffset) => ValueKind.Time,
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => ValueKind.List,
        _ when type == typeof(IReadOnlyDictionary<string, string>) => ValueKind.Map,
        _ => ValueKind.Structure,
    };

    private Access Reached()
    {
        if (_access is { } known)
            return known;
        var access = (Access)Activator.CreateInstance(typeof(Access<,>).MakeGenericType(_property.DeclaringType!, _property.PropertyType))!;
        access.Property = _property;
        return _access = access;
    }

    /// <summary>
    /// Reads and writes a property through delegates: much cheaper at the start than reflection's own calls, which compile code for each.
    /// For the same reason the property is set and not given to a constructor.
    /// </summary>
    private abstract class Access
    {
        public PropertyInfo Property { get; set; } = null!;

        public abstract object? Get(object owner);

        public abstract void Set(object owner, object? value);
    }

    private sealed class Access<TOwner, TValue> : Access
        where TOwner : class
    {
        private Func<TOwner, TValue>? _get;
        private Action<TOwner, TValue>? _set;

        public override object? Get(object owner) => (_get ??= Property.GetMethod!.CreateDelegate<Func<TOwner, TValue>>())((TOwner)owner);

        public override void Set(object owner, object? value) =>
            (_set ??= Property.SetMethod!.CreateDelegate<Action<TOwner, TValue>>())((TOwner)owner, (TValue)value!);
    }
}
