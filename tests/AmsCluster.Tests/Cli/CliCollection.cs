using System.Diagnostics.CodeAnalysis;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Cli;

/// <summary>The tests that run the command against one emulator, one after another.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "It is a collection of tests.")]
public sealed class CliCollection : ICollectionFixture<EmulatorFixture>
{
    public const string Name = "amscluster";
}
