using System.Collections.Concurrent;

namespace AmsCluster.Aws;

/// <summary>Counts the calls of a connection, and how long they take.</summary>
internal sealed class CallClock : IDisposable
{
    readonly ConcurrentBag<TimeSpan> _calls = [];
    readonly AwsConnection _aws;

    public CallClock(AwsConnection aws)
    {
        _aws = aws;
        aws.Called += Note;
    }

    /// <summary>How many there were so far.</summary>
    public int Calls => _calls.Count;

    /// <summary>How long one took: the median.</summary>
    public TimeSpan Typical => _calls.Order().Skip(_calls.Count / 2).FirstOrDefault();

    public void Dispose() => _aws.Called -= Note;

    void Note(AwsCall call) => _calls.Add(call.Elapsed);
}
