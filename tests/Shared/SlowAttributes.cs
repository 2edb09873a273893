using Xunit.Sdk;

namespace AmsCluster.Tests;

/// <summary>A slow test: it needs the emulator or another program.</summary>
/// <param name="missing">What is missing: the test is skipped. Null when nothing is.</param>
/// <param name="test">The test's name. With the reason it is in the summary of <c>dotnet test</c>, which has names only.</param>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(SlowTests.Discoverer, SlowTests.Assembly)]
public abstract class SlowFactAttribute(string? missing, string? test = null) : FactAttribute, ITraitAttribute
{
    /// <inheritdoc/>
    public override string? Skip { get; set; } = missing;

    /// <inheritdoc/>
    public override string? DisplayName { get; set; } = missing is null ? null : $"{test}: {missing}";
}

/// <summary>The same for a test with cases.</summary>
/// <param name="missing">What is missing: the test is skipped. Null when nothing is.</param>
/// <param name="test">The test's name.</param>
[AttributeUsage(AttributeTargets.Method)]
[TraitDiscoverer(SlowTests.Discoverer, SlowTests.Assembly)]
public abstract class SlowTheoryAttribute(string? missing, string? test = null) : TheoryAttribute, ITraitAttribute
{
    /// <inheritdoc/>
    public override string? Skip { get; set; } = missing;

    /// <inheritdoc/>
    public override string? DisplayName { get; set; } = missing is null ? null : $"{test}: {missing}";
}
