namespace AmsCluster.Planning;

/// <summary>How many answers were waited for one after another, followed through all that is asked at the same time.</summary>
internal sealed class Depth
{
    static readonly AsyncLocal<Depth?> Here = new();
    readonly object _gate = new();
    int _rounds;

    /// <summary>The rounds that lie behind whoever asks now.</summary>
    public static int Now => Here.Value?._rounds ?? 0;

    /// <summary>Does something that is waited for by itself.</summary>
    /// <param name="from">The rounds that lie behind it at its beginning.</param>
    /// <param name="work">What is done.</param>
    /// <returns>What came of it, and the rounds that lie behind that.</returns>
    public static async Task<(T Answer, int Rounds)> Branch<T>(int from, Func<Task<T>> work)
    {
        var here = Here.Value = new Depth { _rounds = from };
        return (await work(), here._rounds);
    }

    /// <summary>Does something that is waited for by itself, and of which nothing comes.</summary>
    public static async Task Branch(int from, Func<Task> work)
    {
        Here.Value = new Depth { _rounds = from };
        await work();
    }

    /// <summary>Begins something that is waited for later: what is asked until then is not behind it.</summary>
    public static Begun<T> Begin<T>(Func<Task<T>> work) => new(Branch(Now, work));

    /// <summary>Something that was begun.</summary>
    internal sealed class Begun<T>(Task<(T Answer, int Rounds)> task)
    {
        /// <summary>Waits for it.</summary>
        public async Task<T> End()
        {
            var (answer, rounds) = await task;
            Waited(rounds);
            return answer;
        }
    }

    /// <summary>Notes that something was waited for behind which there are so many rounds.</summary>
    public static void Waited(int rounds)
    {
        if (Here.Value is not { } here) return;
        lock (here._gate) here._rounds = Math.Max(here._rounds, rounds);
    }
}
