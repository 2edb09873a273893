namespace AmsCluster.Tests.Flight;

/// <summary>The tests that share one cluster and its stand-in, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class FlightCollection : ICollectionFixture<FlightFixture>
{
    public const string Name = "flight";
}
