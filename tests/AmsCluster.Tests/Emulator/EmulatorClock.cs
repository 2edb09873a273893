using System.Globalization;

namespace AmsCluster.Tests.Emulator;

/// <summary>The time at which scheduled actions of groups run and their lifecycle hooks give up (emulator/clock.py).</summary>
internal static class EmulatorClock
{
    static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>It is so much later than it is.</summary>
    public static async Task Ahead(this EmulatorFixture emulator, TimeSpan time) =>
        (await Http.PostAsync($"{emulator.EndpointUrl}/emulator/clock?ahead={time.TotalSeconds.ToString(CultureInfo.InvariantCulture)}", null)).EnsureSuccessStatusCode();
}
