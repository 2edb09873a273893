using System.ComponentModel;
using System.Reflection;
using System.Runtime.Loader;

namespace AmsCluster.Loading;

/// <summary>
/// Where the engine and the AWS SDK are loaded: a context of their own, so that another module's AWSSDK.Core in the same session,
/// which bears the same assembly version whatever its release, is in nobody's way.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleContext : AssemblyLoadContext
{
    static readonly object Gate = new();
    static Assembly? _cmdlets;
    readonly string _folder;

    ModuleContext(string folder)
        : base("AmsCluster") => _folder = folder;

    /// <summary>Loads the cmdlets, once a session.</summary>
    /// <param name="folder">The folder of the module's assemblies.</param>
    /// <returns>The assembly that holds the cmdlets.</returns>
    public static Assembly Cmdlets(string folder)
    {
        lock (Gate) return _cmdlets ??= new ModuleContext(folder).LoadFromAssemblyPath(Path.Combine(folder, "AmsCluster.Cmdlets.dll"));
    }

    /// <summary>This assembly itself is shared: its types are what users hold. Everything else that lies beside it is the module's own.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == typeof(ModuleContext).Assembly.GetName().Name) return typeof(ModuleContext).Assembly;
        var file = Path.Combine(_folder, $"{assemblyName.Name}.dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
