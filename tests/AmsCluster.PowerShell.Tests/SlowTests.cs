namespace AmsCluster.Tests;

/// <summary>Where xunit finds what says that a test is slow.</summary>
internal static class SlowTests
{
    public const string Discoverer = "AmsCluster.Tests.SlowDiscoverer";
    public const string Assembly = "AmsCluster.PowerShell.Tests";
}
