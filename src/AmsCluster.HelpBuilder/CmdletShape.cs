using System.Reflection;
using System.Runtime.Loader;

namespace AmsCluster.HelpBuilder;

/// <summary>
/// A cmdlet as its attributes describe it. They are read as data and never made: the compile-time copy of System.Management.Automation has no bodies.
/// </summary>
internal sealed record CmdletShape(Type Type, string Verb, string Noun, bool ShouldProcess, string? DefaultSet, IReadOnlyList<Type> Outputs, IReadOnlyList<string> Aliases, IReadOnlyList<ParameterShape> Parameters)
{
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameter sets by name, the default one first.</summary>
    public IReadOnlyList<string> Sets
    {
        get
        {
            var named = Parameters.SelectMany(p => p.Bindings).Select(b => b.Set).Where(s => s != ParameterBinding.AllSets).Distinct(StringComparer.Ordinal).ToList();
            return named.Count == 0 ? [ParameterBinding.AllSets] : [.. named.OrderBy(s => s != DefaultSet)];
        }
    }

    public static IReadOnlyList<CmdletShape> Of(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var context = new AssemblyLoadContext("cmdlets");
        context.Resolving += (c, name) => File.Exists(Path.Combine(folder, $"{name.Name}.dll")) ? c.LoadFromAssemblyPath(Path.Combine(folder, $"{name.Name}.dll")) : null;
        return Of(context.LoadFromAssemblyPath(Path.GetFullPath(file)));
    }

    public static IReadOnlyList<CmdletShape> Of(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => Attribute(t, "CmdletAttribute") is not null).Select(Of).OrderBy(c => c.Name, StringComparer.Ordinal)];

    internal static CustomAttributeData? Attribute(MemberInfo member, string name) => Attributes(member, name).FirstOrDefault();

    internal static IEnumerable<CustomAttributeData> Attributes(MemberInfo member, string name) => member.CustomAttributes.Where(a => a.AttributeType.Name == name);

    internal static T Named<T>(CustomAttributeData? attribute, string name, T otherwise) =>
        attribute is null ? otherwise : attribute.NamedArguments.Where(a => a.MemberName == name).Select(a => (T)a.TypedValue.Value!).DefaultIfEmpty(otherwise).First();

    internal static IReadOnlyList<string> AliasesOf(MemberInfo member) => [.. Attributes(member, "AliasAttribute").SelectMany(a => Values<string>(a.ConstructorArguments[0]))];

    static CmdletShape Of(Type type)
    {
        var cmdlet = Attribute(type, "CmdletAttribute")!;
        return new(
            type,
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            Named(cmdlet, "SupportsShouldProcess", false),
            Named<string?>(cmdlet, "DefaultParameterSetName", null),
            [.. Attributes(type, "OutputTypeAttribute").SelectMany(a => Values<Type>(a.ConstructorArguments[0]))],
            AliasesOf(type),
            [.. type.GetProperties().Where(p => Attribute(p, "ParameterAttribute") is not null).Select(ParameterShape.Of).OrderBy(p => p.Name, StringComparer.Ordinal)]);
    }

    static IEnumerable<T> Values<T>(CustomAttributeTypedArgument argument) => argument.Value is IEnumerable<CustomAttributeTypedArgument> many ? many.Select(m => (T)m.Value!) : [(T)argument.Value!];
}
