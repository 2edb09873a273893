using AmsCluster.Execution;

namespace AmsCluster.Tests.Planning;

/// <summary>All that is waited for is asked for together, and nobody waits for another's end.</summary>
public sealed class WatchTests
{
    static readonly Patience Quick = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5)) { Look = TimeSpan.FromMilliseconds(5) };

    readonly List<string> _asked = [];
    readonly Dictionary<string, string> _states = new(StringComparer.Ordinal) { ["a"] = "on", ["b"] = "on" };

    [Fact]
    public async Task What_begins_together_is_asked_for_together_and_what_is_over_is_not_asked_for_again()
    {
        var watch = Watch(Quick);
        var (a, b) = (watch.Until("a to go", "a", s => s is null), watch.Until("b to go", "b", s => s is null));
        await Asked(3);
        lock (_states) _states.Remove("a");
        await a;
        Assert.False(b.IsCompleted);
        var from = Count;
        await Asked(from + 3);
        lock (_states) _states.Remove("b");
        await b;
        Assert.Equal("a b", _asked[0]);
        Assert.Equal("b", _asked[^1]);
        Assert.DoesNotContain("a", _asked);
    }

    [Fact]
    public async Task Who_comes_later_is_looked_after_at_once_however_long_the_pause_has_become()
    {
        var watch = Watch(Quick with { FirstPause = TimeSpan.FromMinutes(10) });
        var a = watch.Until("a to go", "a", s => s is null);
        await Asked(1);
        lock (_states) _states.Clear();
        await watch.Until("b to go", "b", s => s is null);
        await a;
        Assert.Equal(["a", "a b"], _asked);
    }

    [Fact]
    public async Task A_wait_ends_by_itself_with_what_was_seen_last_and_by_a_stop()
    {
        var late = await Assert.ThrowsAsync<AmsException>(() => Watch(Quick with { Going = TimeSpan.FromMilliseconds(50) }).Until("a to go", "a", s => s is null));
        Assert.Equal("AmsTimeout", late.Code);
        Assert.Contains("a to go", late.Message, StringComparison.Ordinal);
        Assert.Contains("on", late.Message, StringComparison.Ordinal);

        using var stop = new CancellationTokenSource();
        var stopped = Watch(Quick, stop.Token).Until("a to go", "a", s => s is null);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);

        // Whoever begins after the stop does not wait at all.
        var watch = Watch(Quick, stop.Token);
        foreach (var id in new[] { "a", "b" }) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch.Until($"{id} to go", id, s => s is null).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task What_cannot_be_read_ends_the_waits_for_it_and_the_next_one_begins_anew()
    {
        var broken = true;
        var watch = new Watch(_ => broken ? throw new AmsException("AmsBroken", "broken", "") : Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>()), Quick, NoEvents.Instance, default);
        Assert.Equal("AmsBroken", (await Assert.ThrowsAsync<AmsException>(() => watch.Until("a to go", "a", s => s is null))).Code);
        broken = false;
        await watch.Until("a to go", "a", s => s is null);
    }

    int Count
    {
        get
        {
            lock (_asked) return _asked.Count;
        }
    }

    Watch Watch(Patience patience, CancellationToken stop = default) => new(ids =>
    {
        lock (_asked) _asked.Add(string.Join(' ', ids));
        lock (_states) return Task.FromResult<IReadOnlyDictionary<string, string>>(ids.Where(_states.ContainsKey).ToDictionary(id => id, id => _states[id], StringComparer.Ordinal));
    }, patience, NoEvents.Instance, stop);

    async Task Asked(int times)
    {
        while (Count < times) await Task.Delay(1);
    }
}
