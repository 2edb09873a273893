using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AmsCluster.Aws.Binding;

/// <summary>
/// The one rule on how much is asked, and how fast: so many requests at once, and none faster than AWS lets them through.
/// AWS counts by account, so all connections of the process to a service share it; a call waits only for its like.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
internal sealed class Pacing
{
    public const int AtOnce = 12;

    // Where nothing at all is let through for so long, waiting on does not help.
    public const double PatienceSeconds = 300;
    private static readonly ConcurrentDictionary<(string Service, Uri Address, string Region, string Who), Pacing> All = new();
    private readonly ConcurrentDictionary<string, Pace> _paces = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _free = new(AtOnce);

    private readonly bool _knowsLimits;

    private Pacing(bool knowsLimits) => _knowsLimits = knowsLimits;

    /// <summary>What is shared by all who call a service at a place with the same credentials.</summary>
    /// <param name="service">The service.</param>
    /// <param name="endpoint">The place.</param>
    /// <param name="who">Whose credentials.</param>
    /// <param name="knowsLimits">Whether it goes by what AWS publishes, before anything was refused.</param>
    public static Pacing Of(AwsService service, AwsEndpoint endpoint, string who, bool knowsLimits) =>
        All.GetOrAdd((service.Id, endpoint.Address, endpoint.SigningRegion, who), _ => new Pacing(knowsLimits));

    /// <summary>Waits for the turn of a call.</summary>
    public async Task<Turn> Take(WireCall call, CancellationToken stop)
    {
        var turn = new Turn(this, [.. Quota.Of(call.Service, call.Operation).Select(q => _paces.GetOrAdd(q.Name, _ => new Pace(_knowsLimits ? q : new Quota(q.Name))))]);
        try
        {
            await turn.Wait(stop);
            await _free.WaitAsync(stop);
            return turn;
        }
        catch
        {
            turn.Unused();
            throw;
        }
    }

    /// <summary>The turn of one attempt. At its end somebody else may be asked something.</summary>
    internal sealed class Turn(Pacing pacing, IReadOnlyList<Pace> paces) : IDisposable
    {
        private readonly List<(Pace Pace, double At)> _taken = [];

        public async Task Wait(CancellationToken stop)
        {
            foreach (var pace in paces)
                _taken.Add((pace, await pace.Take(stop)));
        }

        public void Unused() => _taken.ForEach(t => t.Pace.GiveBack());

        public void Admitted() => _taken.ForEach(t => t.Pace.Admitted(t.At));

        /// <summary>AWS refused it. It does not say by which of its buckets: that was the one that is nearest to its end by what is known.</summary>
        /// <returns>Until when it is worth to wait on, as things are.</returns>
        public double Refused()
        {
            var (empty, at) = _taken.MinBy(t => t.Pace.Left);
            empty.Refused(at);
            _taken.Where(t => t.Pace != empty).ToList().ForEach(t => t.Pace.GiveBack());
            return empty.Progress + PatienceSeconds;
        }

        public void Dispose() => pacing._free.Release();
    }
}
