using System.Collections.Concurrent;
using AmsCluster.Aws;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;
using AmsCluster.Cli.Running;
using AmsCluster.Operations;
using AmsCluster.Spec;

namespace AmsCluster.Cli.Demo;

/// <summary>What the demo does, step by step; each step proves something and fails when it is not so.</summary>
internal sealed class DemoScript
{
    readonly Session _session;
    readonly EmulatorProcess _emulator;
    readonly bool _keep;
    readonly ClusterSpec _spec = SpecFile.Load(Folders.Example);
    readonly AwsConnection _aws;
    readonly ClusterEngine _engine;
    readonly List<DemoStep> _steps = [];
    readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.Ordinal);
    readonly Page? _page;

    public DemoScript(Session session, EmulatorProcess emulator, bool keep)
    {
        (_session, _emulator, _keep) = (session, emulator, keep);

        // Nothing around may lead it elsewhere: keys and endpoint that are said come before every variable, profile and file.
        _aws = session.Connect(new()
        {
            Region = _spec.Region,
            EndpointUrl = emulator.EndpointUrl,
            UseFips = false,
            UseDualStack = false,
            AccessKey = Farewell.Key,
            SecretKey = Farewell.Key,
        });
        _aws.Called += call => _asked.TryAdd($"{call.Service} {call.Operation}", true);
        _engine = session.Engine(_aws);
        _page = session.Globals.Json ? null : Page.OnOutput();
    }

    public async Task<DemoDocument> Play()
    {
        var work = await Prepared();
        await Step("deploy", $"Deploy {Path.GetFileName(Folders.Example)} to the emulator at {_emulator.EndpointUrl}", () => Deploy(work));
        await Step("apply again", "Apply the same file again", ApplyAgain);
        await Step("status", $"Ask for the status of {_spec.Name}", Status);
        if (!_keep)
        {
            await Step("destroy", $"Destroy {_spec.Name}", Destroy);
            await Step("nothing left", "Look for anything that is left, by name and tag, without the record", NothingLeft);
        }

        await Step("nothing elsewhere", "Compare the calls made with those that the emulator has answered", NothingElsewhere);
        if (_keep) Show(Farewell.Lines(_spec, _emulator));
        else Show([new Line(("The demo is over: ", Tone.Good), ($"{_session.Calls} calls, {_session.Elapsed.TotalSeconds:F1} s, nothing left.", Tone.Plain))]);
        return new(_spec.Name, _spec.Region, [.. work.Changes.Select(ChangeDocument.Of)], work.Endpoints, _steps,
            new(_emulator.EndpointUrl, _emulator.Pid, _keep), _session.Calls, (long)_session.Elapsed.TotalMilliseconds);
    }

    async Task<Work> Prepared()
    {
        try
        {
            return await _engine.Prepare(_spec, _session.Stop);
        }
        catch (AmsException e)
        {
            throw At("plan", e);
        }
    }

    async Task<string> Deploy(Work work)
    {
        await _engine.Apply(work, _session.Stop);
        var cluster = await _engine.WaitUntilHealthy(work, _session.Stop);
        await _session.Progress.Rest();
        Show(ClusterText.Tree(cluster));
        Show(work.Changes.Select(PlanText.Made));
        return $"{PlanText.Done(work.Changes)}; {cluster.Name} is healthy";
    }

    async Task<string> ApplyAgain()
    {
        var work = await _engine.Prepare(_spec, _session.Stop);
        Require(work.IsDone, $"the same file again makes {work.Plan.Changes.Count} changes: {string.Join("; ", work.Plan.Changes.Select(c => c.Sentence))}");
        return "no changes";
    }

    async Task<string> Status()
    {
        var cluster = await _engine.Status(_spec.Name, _session.Stop);
        Require(cluster.Health is Health.Healthy, $"{cluster.Name} is {cluster.Health}: {string.Join(' ', cluster.Problems)}");
        Require((await _engine.List(_session.Stop)).Contains(_spec.Name), $"{cluster.Name} is not in the list of clusters");
        await _session.Progress.Rest();
        Show([ClusterText.Row(cluster, cluster.Name.Length)]);
        return "healthy";
    }

    async Task<string> Destroy()
    {
        var work = await _engine.PrepareRemoval(_spec.Name, null, _session.Stop);
        await _engine.Apply(work, _session.Stop);
        return PlanText.Done(work.Changes);
    }

    async Task<string> NothingLeft()
    {
        _asked.Clear();
        var left = await _engine.PrepareRemoval(_spec.Name, _spec, _session.Stop);
        Require(left.IsDone, $"left over: {string.Join("; ", left.Plan.Changes.Select(c => $"{c.Kind} {c.Name}"))}");
        Require(!(await _engine.List(_session.Stop)).Contains(_spec.Name), $"{_spec.Name} is still in the list of clusters");
        return $"nothing; asked were {string.Join(", ", _asked.Keys.Order(StringComparer.Ordinal))}";
    }

    async Task<string> NothingElsewhere()
    {
        var (made, answered) = (_session.Calls, await _emulator.Answered(_session.Stop));
        Require(made == answered, $"{made} calls were made and the emulator has answered {answered}");
        return $"all {made} went to the emulator, none elsewhere";
    }

    async Task Step(string name, string title, Func<Task<string>> act)
    {
        // The progress line of what came before would be drawn over the heading.
        await _session.Progress.Rest();
        Show([new Line(($"{_steps.Count + 1}. {title}", Tone.Strong))]);
        var (calls, since) = (_session.Calls, _session.Elapsed);
        try
        {
            var result = await act();
            await _session.Progress.Rest();
            var (made, took) = (_session.Calls - calls, _session.Elapsed - since);
            _steps.Add(new(name, result, made, (long)took.TotalMilliseconds));
            Show([new Line(("   ", Tone.Plain), (result, Tone.Good), ($" ({made} calls, {took.TotalSeconds:F1} s)", Tone.Faint)), ""]);
        }
        catch (AmsException e)
        {
            throw At(name, e);
        }
    }

    void Show(IEnumerable<Line> lines) => _page?.Write(lines);

    static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new AmsException("AmsDemoFailed", $"It should not be so: {otherwise}.", "Run the demo again with --verbose and report what it prints.");
    }

    static AmsException At(string step, AmsException e) => new(e.Code, $"The demo failed at the step \"{step}\". {e.Message}", e.Advice, e.RequestId, e);
}
