using System.Management.Automation;
using System.Reflection;

namespace AmsCluster.Tests.Module;

/// <summary>What a PowerShell user takes for granted of cmdlets, seen without a PowerShell.</summary>
public sealed class ShapeTests
{
    static readonly Type[] Verbs = [typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsSecurity), typeof(VerbsOther)];

    public static TheoryData<string> Names => ModuleFiles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_verb_is_an_approved_one(string name) =>
        Assert.Contains(ModuleFiles.Cmdlet(name).Verb, Verbs.SelectMany(v => v.GetFields()).Select(f => (string)f.GetRawConstantValue()!));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_noun_is_ours_and_singular(string name)
    {
        var noun = ModuleFiles.Cmdlet(name).Noun;
        Assert.StartsWith("Ams", noun, StringComparison.Ordinal);
        // The one exception bears the name that was asked for, and has an alias in the singular.
        if (noun is "AmsLoadBalancerRules") Assert.Contains("Set-AmsLoadBalancerRule", ModuleFiles.Cmdlet(name).Aliases);
        else Assert.False(noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal), noun);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_given_out_is_declared(string name)
    {
        if (ModuleFiles.Cmdlet(name).Verb is "Remove") return;
        Assert.NotEmpty(ModuleFiles.Cmdlet(name).Outputs);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_writes_can_be_asked_what_if(string name)
    {
        var cmdlet = ModuleFiles.Cmdlet(name);
        // A spec made in memory changes nothing.
        var writes = cmdlet.Verb is "New" or "Set" or "Remove" or "Reset" or "Resize" or "Update" or "Export" or "Backup" or "Restore" && cmdlet.Name is not "New-AmsClusterSpec" || cmdlet.Name is "Import-AmsCluster";
        Assert.Equal(writes, cmdlet.ShouldProcess);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_default_parameter_set_is_one_of_the_sets(string name)
    {
        var cmdlet = ModuleFiles.Cmdlet(name);
        if (cmdlet.DefaultSet is { } set) Assert.Contains(set, cmdlet.Sets);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Something_binds_from_the_pipeline(string name) =>
        Assert.Contains(ModuleFiles.Cmdlet(name).Parameters.Where(p => !p.Hidden).SelectMany(p => p.Bindings), b => b.ByValue || b.ByName);

    [Theory]
    [MemberData(nameof(Names))]
    public void Types_that_users_meet_are_the_models_or_the_platforms(string name)
    {
        var cmdlet = ModuleFiles.Cmdlet(name);
        Assert.All(cmdlet.Parameters.Select(p => p.Type).Concat(cmdlet.Outputs), t => Assert.True(IsShared(t), $"{t} is of {t.Assembly.GetName().Name}"));
    }

    [Fact]
    public void The_models_types_lead_to_no_others() =>
        Assert.All(typeof(Cluster).Assembly.GetExportedTypes().SelectMany(t => t.GetProperties()), p => Assert.True(IsShared(p.PropertyType), $"{p.DeclaringType}.{p.Name} is a {p.PropertyType}"));

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_by_name()
    {
        Assert.Equal(ModuleFiles.Cmdlets.Select(c => c.Name), ModuleFiles.Listed("CmdletsToExport").Order(StringComparer.Ordinal));
        Assert.Equal(ModuleFiles.Cmdlets.SelectMany(c => c.Aliases).Order(StringComparer.Ordinal), ModuleFiles.Listed("AliasesToExport").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("*", ModuleFiles.Manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_and_the_model_know_no_PowerShell()
    {
        foreach (var assembly in new[] { typeof(AmsException).Assembly, typeof(Cluster).Assembly })
            Assert.DoesNotContain("System.Management.Automation", assembly.GetReferencedAssemblies().Select(a => a.Name));
    }

    static bool IsShared(Type type)
    {
        var part = Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return part.IsGenericParameter || (part.IsGenericType && part.GetGenericArguments().All(IsShared)) || OfShared(part.Assembly);
    }

    static bool OfShared(Assembly assembly) =>
        assembly == typeof(Cluster).Assembly || assembly.GetName().Name!.StartsWith("System.", StringComparison.Ordinal);
}
