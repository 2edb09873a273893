using System.CommandLine;
using System.Diagnostics;
using AmsCluster.Aws;
using AmsCluster.Cli.Commands;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Running;

/// <summary>One run of a command: what it writes to, how it is stopped, and what it has cost so far.</summary>
internal sealed class Session : IAsyncDisposable
{
    readonly Stopwatch _watch = Stopwatch.StartNew();
    readonly StopSignal _stop;
    AwsConnection? _aws;

    Session(Globals globals)
    {
        Globals = globals;
        Progress = Output.Progress.For(globals);
        _stop = new(() => Progress.Note("Stopping after the calls under way. Once more Ctrl+C ends at once."));
    }

    public Globals Globals { get; }

    /// <summary>Where the engine's events and messages go.</summary>
    public IProgress Progress { get; private set; }

    public CancellationToken Stop => _stop.Token;

    public int Calls => _aws?.Calls ?? 0;

    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Does a command's work, and tells whatever goes wrong.</summary>
    public static async Task<int> Run(ParseResult parsed, Func<Session, Task<int>> work)
    {
        var globals = Globals.Of(parsed);
        await using var session = new Session(globals);
        try
        {
            return await work(session);
        }
        catch (Exception e)
        {
            await session.Progress.Rest();
            var problem = Problem.Of(e, session.Stop.IsCancellationRequested);
            if (globals.Json) Document.Write(new ErrorDocument(problem));
            else ErrorText.Write(Page.OnError(), problem);
            if (globals.Verbose) await Console.Error.WriteLineAsync(e.ToString());
            return problem.Exit;
        }
    }

    /// <summary>Tells no progress any more: the screen is somebody else's, or nothing is done that would be stopped halfway.</summary>
    public void Silence() => Progress = Output.Progress.None;

    /// <summary>Writes a warning beside the command's output; null for none. Not with --json or --quiet.</summary>
    public void Warn(string? text)
    {
        if (text is not null) Progress.Note($"warning: {text}");
    }

    /// <summary>Connects to the account.</summary>
    public AwsConnection Connect(AwsSettings settings)
    {
        _aws = AwsConnection.Open(settings, AskMfaCode);
        _aws.Held += hold => Progress.On(EngineEvent.Waiting.For(hold));
        if (Globals.Verbose) CallTrace.Follow(_aws);
        return _aws;
    }

    /// <summary>The engine on a connection, telling its progress here.</summary>
    public ClusterEngine Engine(AwsConnection aws, Patience? patience = null) => new(aws, Progress, patience);

    // On standard error, so that results can go elsewhere; a code is read as the AWS CLI reads it, unseen.
    string? AskMfaCode(string question)
    {
        if (!Terminal.CanType) return null;
        Progress.Rest().GetAwaiter().GetResult();
        return Task.Run(() => PasswordInput.Typed(question), Stop).WaitAsync(Stop).GetAwaiter().GetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await Progress.Rest();
        _aws?.Dispose();
        _stop.Dispose();
    }
}
