using AmsCluster.Cli.Commands;
using AmsCluster.Execution;

namespace AmsCluster.Cli.Output;

/// <summary>Shows what the engine does while it does it.</summary>
internal interface IProgress : IEngineEvents
{
    /// <summary>Tells something besides the events.</summary>
    void Note(string text);

    /// <summary>Leaves the screen to somebody else, until the next event.</summary>
    Task Rest();
}

/// <summary>Chooses how progress is shown.</summary>
internal static class Progress
{
    /// <summary>Shows nothing.</summary>
    public static IProgress None { get; } = new NoProgress();

    /// <summary>Programs that read JSON and people who want quiet see none; lines of --verbose would tear a live display apart.</summary>
    public static IProgress For(Globals globals)
    {
        if (globals.Json || globals.Quiet) return None;
        return Terminal.IsLive && !globals.Verbose ? Live() : new PlainProgress(Page.OnError());
    }

    static LiveProgress Live() => new(Console.Error);

    sealed class NoProgress : IProgress
    {
        public void On(EngineEvent e)
        {
        }

        public void Note(string text)
        {
        }

        public Task Rest() => Task.CompletedTask;
    }
}
