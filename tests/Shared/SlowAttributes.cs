using Xunit.Sdk;

namespace AmsCluster.Tests;

/// <summary>A slow test: it needs the emulator or another program.</summary>
/// <param name="missing">What is missing: the test is skipped and says so. Null when nothing is.</param>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(SlowTests.Discoverer, SlowTests.Assembly)]
public abstract class SlowFactAttribute(string? missing) : FactAttribute, ITraitAttribute
{
    /// <inheritdoc/>
    public override string? Skip { get; set; } = missing;
}

/// <summary>The same for a test with cases.</summary>
/// <param name="missing">What is missing: the test is skipped and says so. Null when nothing is.</param>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(SlowTests.Discoverer, SlowTests.Assembly)]
public abstract class SlowTheoryAttribute(string? missing) : TheoryAttribute, ITraitAttribute
{
    /// <inheritdoc/>
    public override string? Skip { get; set; } = missing;
}
