using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Net;
using System.Security;
using AmsCluster.Execution;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>What work beside the pipeline's thread may say to the pipeline.</summary>
internal sealed class PipelineHost(AmsCmdlet cmdlet, BlockingCollection<Action> queue, CancellationToken stop) : IEngineEvents
{
    const int Parent = 1;
    readonly ConcurrentDictionary<string, int> _children = new(StringComparer.Ordinal);
    int _last = Parent;
    int _steps;
    int _done;

    /// <summary>The cluster that is worked on, for the progress.</summary>
    public string? Subject { get; set; }

    /// <summary>The phase that the work is in; null when nothing is under way.</summary>
    public string? Doing { get; set; }

    /// <summary>How many changes are made, and of how many.</summary>
    public (int Done, int Of) Changes => (_done, _steps);

    public void Write(object value) => Say(() => cmdlet.WriteObject(value));

    public void WriteAll(IEnumerable<object> values)
    {
        foreach (var value in values) Write(value);
    }

    public void Warn(string text) => Say(() => cmdlet.WriteWarning(Wording.For(cmdlet, text)));

    /// <summary>What was found: what only explains is for those who want to know more.</summary>
    public void Tell(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Level is FindingLevel.Information) Verbose($"{finding.Message} {finding.Advice}");
            else Warn($"{finding.Message} {finding.Advice}");
        }
    }

    public void Verbose(string text) => Say(() => cmdlet.WriteVerbose(Wording.For(cmdlet, text)));

    /// <summary>Shows a line as Write-Host does, where this cmdlet is the last of its pipeline.</summary>
    public void Announce(string text) => Say(() =>
    {
        if (cmdlet.MyInvocation.PipelinePosition == cmdlet.MyInvocation.PipelineLength)
            cmdlet.WriteInformation(new HostInformationMessage { Message = Wording.For(cmdlet, text) }, ["PSHOST"]);
    });

    public void Inform(string text) => Say(() => cmdlet.WriteInformation(text, []));

    public void Debug(string text) => Say(() => cmdlet.WriteDebug(text));

    public void Error(Exception error, object? target) => Say(() => cmdlet.WriteError(Errors.Record(cmdlet, error, target)));

    /// <summary>One question for one decision: all changes of a plan. With -WhatIf they are told instead.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="action">What is done to the cluster.</param>
    /// <param name="takesAway">Whether something goes that somebody may miss; null for what the plan's changes say.</param>
    /// <param name="isTyped">Whether the cluster's name has to be typed.</param>
    public Task<Outcome> ShouldApply(ClusterPlan plan, string action, bool? takesAway = null, bool isTyped = false)
    {
        var lines = plan.Changes.SelectMany(Lines).DefaultIfEmpty("  nothing in AWS but the cluster's recorded spec");
        var changes = string.Join(Environment.NewLine, lines);
        var what = $"{action} {plan.Cluster} in {plan.Region}";
        var question = $"{what}? {plan.Changes.Count} {(plan.Changes.Count == 1 ? "change" : "changes")}:{Environment.NewLine}{changes}";
        var name = isTyped ? plan.Cluster : null;
        return Confirm($"{what}:{Environment.NewLine}{changes}", question, takesAway ?? plan.TakesAway, name);
    }

    static IEnumerable<string> Lines(PlannedChange change)
    {
        var details = ChangeText.Details(change);
        var last = details.Count > 0 && change.Effect is { } effect ? [effect] : Array.Empty<string>();
        return [$"  {ChangeText.Heading(change)}", .. details.Concat(last).Select(line => $"      {line}")];
    }

    /// <summary>A question about one thing.</summary>
    /// <param name="deed">What is done.</param>
    /// <param name="typed">The name that has to be typed in answer; null: a yes is enough.</param>
    public async Task<bool> Should(string deed, string? typed = null)
    {
        // What is in sentences already is followed by the question for the name.
        var question = deed.EndsWith('.') ? deed : $"{deed}?";
        return await Confirm(deed, question, takesAway: false, typed) is Outcome.Done;
    }

    /// <summary>Which of several things is meant; null if the host cannot ask.</summary>
    public async Task<int?> Choose(string question, IReadOnlyList<string> things)
    {
        try
        {
            return await Ask(() => cmdlet.Host.UI.PromptForChoice("", question, [.. things.Select((t, i) => new ChoiceDescription($"&{i + 1} {t}"))], -1));
        }
        catch (Exception e) when (CannotAsk(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Asks for an MFA code; null where no user can be asked. Called from the work, which waits for it.
    /// </summary>
    public string? MfaCode(string question)
    {
        try
        {
            return Ask(() =>
            {
                const string Code = "Code";
                var field = new FieldDescription(Code);
                field.SetParameterType(typeof(SecureString));
                var answers = cmdlet.Host.UI.Prompt("", question.TrimEnd(' ', ':'), [field]);
                return new NetworkCredential("", (SecureString)answers[Code].BaseObject).Password;
            }).GetAwaiter().GetResult();
        }
        catch (Exception e) when (CannotAsk(e) || e is InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The files that a path means.</summary>
    /// <exception cref="AmsException">There is nothing of the kind.</exception>
    public async Task<IReadOnlyList<string>> Resolve(string path)
    {
        try
        {
            return await Ask(() => cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _));
        }
        catch (SessionStateException e)
        {
            throw new AmsException("AmsSpecNotFound", $"There is no file {path}.", "Look at the path: it is read from the session's current location.", inner: e);
        }
    }

    /// <summary>The file that a path means, which need not be there yet.</summary>
    public Task<string> NewPath(string path) => Ask(() => cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));

    public void On(EngineEvent e)
    {
        switch (e)
        {
            case EngineEvent.Phase phase:
                Doing = phase.Name;
                (_steps, _done) = (phase.Steps, 0);
                Overall(phase.Name, 0);
                Verbose(phase.Name);
                break;
            case EngineEvent.Started started:
                var id = _children[started.Change.Sentence] = Interlocked.Increment(ref _last);
                Progress(id, Parent, started.Change.Sentence, " ", -1);
                Verbose(started.Change.Sentence);
                break;
            case EngineEvent.Finished finished:
                Finish(finished.Change.Sentence);
                Overall($"{EngineEvent.Changing}, {Interlocked.Increment(ref _done)} of {_steps}", _steps == 0 ? -1 : 100 * _done / _steps);
                break;
            case EngineEvent.Failed failed:
                Finish(failed.Change.Sentence);
                break;
            case EngineEvent.Tested tested:
                Overall($"{EngineEvent.Testing}, {Interlocked.Increment(ref _done)} of {_steps}", _steps == 0 ? -1 : 100 * _done / _steps);
                Verbose($"{tested.Result}");
                break;
            case EngineEvent.Waiting waiting:
                Overall($"waiting for {waiting.What}: {waiting.Last}".TrimEnd(' ', ':'), -1);
                Verbose($"waiting for {waiting.What}: {waiting.Last}");
                break;
        }
    }

    /// <summary>Takes the progress off the screen.</summary>
    public void Rest() => Say(() => cmdlet.WriteProgress(new(Parent, "AmsCluster", "done") { RecordType = ProgressRecordType.Completed }));

    void Finish(string sentence)
    {
        if (_children.TryRemove(sentence, out var id))
            Say(() => cmdlet.WriteProgress(new(id, sentence, "done") { ParentActivityId = Parent, RecordType = ProgressRecordType.Completed }));
    }

    void Overall(string status, int percent) => Progress(Parent, -1, $"{cmdlet.MyInvocation.MyCommand.Name} {Subject}".TrimEnd(), status, percent);

    void Progress(int id, int parent, string activity, string status, int percent) =>
        Say(() => cmdlet.WriteProgress(new(id, activity, status) { ParentActivityId = parent, PercentComplete = percent }));

    async Task<Outcome> Confirm(string deed, string question, bool takesAway, string? typed = null)
    {
        try
        {
            return await Ask(() =>
            {
                // What comes from -WhatIf is not there: it can only be told on, whatever this cmdlet was given.
                if (cmdlet.Connection?.Planned is not null)
                {
                    cmdlet.Host.UI.WriteLine($"What if: {deed}");
                    return Outcome.Told;
                }

                if (cmdlet.IsAgreed(deed, question, takesAway, typed, out var reason)) return Outcome.Done;
                return reason is ShouldProcessReason.WhatIf ? Outcome.Told : Outcome.Declined;
            });
        }
        catch (Exception e) when (CannotAsk(e))
        {
            throw new AmsException("AmsNotConfirmed", "This must be confirmed, but PowerShell is not interactive, so it cannot ask.", "Look at it with -WhatIf, then say -Confirm:$false.", inner: e);
        }
    }

    // What hosts throw that cannot ask. Where the input has come to its end the console itself breaks, with the last of these.
    static bool CannotAsk(Exception e) => e is PSInvalidOperationException or HostException or NotImplementedException or NullReferenceException;

    Task<T> Ask<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Say(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception e)
            {
                answer.SetException(e);
                if (e is PipelineStoppedException) throw;
            }
        });

        // Once the pipeline has stopped nobody is there to answer.
        return answer.Task.WaitAsync(stop);
    }

    void Say(Action say)
    {
        try
        {
            queue.Add(say);
        }
        catch (InvalidOperationException)
        {
            // The pipeline has stopped, and nobody listens any more.
        }
    }
}
