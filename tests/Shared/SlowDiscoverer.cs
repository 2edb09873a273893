using Xunit.Abstractions;
using Xunit.Sdk;

namespace AmsCluster.Tests;

/// <summary>
/// Puts tests that need the emulator or another program into the category Slow: <c>dotnet test --filter Category!=Slow</c> leaves
/// them out.
/// </summary>
public sealed class SlowDiscoverer : ITraitDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new("Category", "Slow")];
}
