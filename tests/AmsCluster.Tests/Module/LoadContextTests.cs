using System.Reflection;
using System.Runtime.Loader;
using AmsCluster.Loading;

namespace AmsCluster.Tests.Module;

/// <summary>The module beside AWS.Tools: another AWSSDK.Core is in the session already, under the same version.</summary>
public sealed class LoadContextTests
{
    static readonly Assembly Theirs = AssemblyLoadContext.Default.LoadFromAssemblyName(new("AWSSDK.Core"));
    static readonly Assembly Cmdlets = ModuleContext.Cmdlets(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
    static readonly AssemblyLoadContext Context = AssemblyLoadContext.GetLoadContext(Cmdlets)!;

    [Fact]
    public void The_engine_uses_the_SDK_that_lies_beside_it()
    {
        var ours = Engine.GetType("AmsCluster.Aws.AwsConnection", throwOnError: true)!.GetField("_credentials", BindingFlags.Instance | BindingFlags.NonPublic)!.FieldType.Assembly;
        Assert.Equal("AWSSDK.Core", ours.GetName().Name);
        Assert.NotSame(Theirs, ours);
        Assert.Same(Context, AssemblyLoadContext.GetLoadContext(ours));
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(Theirs));
    }

    [Theory]
    [InlineData("AWSSDK.SecurityToken")]
    [InlineData("AWSSDK.SSO")]
    [InlineData("AWSSDK.SSOOIDC")]
    public void What_the_SDK_looks_for_by_name_is_found_there_too(string name)
    {
        // As the SDK does for profiles with a role or single sign-on: through its own context, by a name without a version.
        using var scope = Context.EnterContextualReflection();
        var found = Assembly.Load(new AssemblyName(name));
        Assert.Same(Context, AssemblyLoadContext.GetLoadContext(found));
    }

    [Fact]
    public void The_model_is_shared_with_the_session()
    {
        var status = Engine.GetType("AmsCluster.Operations.ClusterEngine", throwOnError: true)!.GetMethod("Status", [typeof(string), typeof(CancellationToken)])!;
        Assert.Equal(typeof(Task<Cluster>), status.ReturnType);
    }

    [Fact]
    public void The_cmdlets_are_loaded_once() => Assert.Same(Cmdlets, ModuleContext.Cmdlets("/nowhere"));

    static Assembly Engine => Context.LoadFromAssemblyName(new("AmsCluster.Core"));
}
