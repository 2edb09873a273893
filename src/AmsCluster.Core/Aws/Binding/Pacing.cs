using System.Collections.Concurrent;

namespace AmsCluster.Aws.Binding;

/// <summary>The one rule on how much is asked at once: so many requests a service, waits between attempts included.</summary>
internal sealed class Pacing : IDisposable
{
    public const int AtOnce = 12;
    private readonly ConcurrentDictionary<AwsService, SemaphoreSlim> _services = new();

    public async Task<TResult> Run<TResult>(AwsService service, Func<Task<TResult>> work, CancellationToken stop)
    {
        var free = _services.GetOrAdd(service, _ => new SemaphoreSlim(AtOnce));
        await free.WaitAsync(stop);
        try
        {
            return await work();
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        foreach (var free in _services.Values)
            free.Dispose();
    }
}
