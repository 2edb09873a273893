namespace AmsCluster.Execution;

/// <summary>How often it may stay open whether AWS has carried something out. One bad answer says little, as do five within a second.</summary>
internal sealed class Doubts(Patience patience)
{
    const int Most = 5;

    int _count;
    long _since;

    public bool None => _count == 0;

    /// <summary>Notes one more; false when it is enough.</summary>
    public bool MayGoOn()
    {
        if (_count++ == 0) _since = Environment.TickCount64;
        return _count <= Most || Environment.TickCount64 - _since < patience.Settling.TotalMilliseconds;
    }
}
