using AmsCluster.Adopting;
using AmsCluster.Preflight;
using AmsCluster.Resources;
using AmsCluster.Spec;
using AmsCluster.Spec.Rules;

namespace AmsCluster.Operations;

/// <summary>Taking over a cluster that was made by hand: the same loop, with the names that are there, of which only tags are carried out.</summary>
public sealed partial class ClusterEngine
{
    /// <summary>Looks for a cluster that was made by hand, and plans its adoption. Nothing is written.</summary>
    /// <param name="name">The name that it shall have.</param>
    /// <param name="hints">What the user says of it.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="AmsException">The name breaks a rule, or AWS cannot be asked.</exception>
    public async Task<AdoptionWork> PrepareAdoption(string name, AdoptionHints hints, CancellationToken stop = default)
    {
        SpecRules.Require(new ClusterSpec { Name = name, Region = aws.Region });
        _events.On(new EngineEvent.Phase(EngineEvent.Reading, 0));
        var (reading, surveying) = (ClusterRecord.Read(aws, name, stop), Survey.Of(aws, stop));
        var (record, survey) = (await reading, await surveying);
        if (record.Spec is not null) return await AdoptedAlready(record, hints, stop);
        var made = await Finder.Find(survey, name, hints);
        var adoption = new Adoption { ClusterName = name, Region = aws.Region, Parts = made is null ? [] : PartsOf.Make(made), Findings = survey.Findings };
        if (made is null || adoption.IsBlocked) return new(adoption, Adopted.None, null);
        if (made.Origin.Group is null) survey.Stop("AmsAdoptNotFound", "origin group", "No auto scaling group of the origins was found.", "Name it.");

        var adopted = RealNames.Of(made, name);
        var spec = SpecOf.Make(made, name, aws.Region);
        adoption = adoption with { Spec = Shown(spec) };
        survey.Findings.AddRange(Unlike.Of(made, spec));
        survey.Findings.AddRange(SpecRules.Check(spec).Select(p => new Finding(FindingLevel.Error, "AmsSpecInvalid", name, $"What is there cannot be said in a spec: {p.Message}.", "Change it in AWS, then adopt it.")));
        if (adoption.IsBlocked) return new(adoption, adopted, null);
        return await Prepare(adoption, spec, record, adopted, survey.Findings, stop);
    }

    // What was adopted is known by the record: to look for it afresh could only find something else.
    async Task<AdoptionWork> AdoptedAlready(ClusterRecord record, AdoptionHints hints, CancellationToken stop)
    {
        var (name, findings) = (record.Cluster, new List<Finding>());
        var adoption = new Adoption { ClusterName = name, Region = aws.Region, Spec = record.Spec, Findings = findings };
        if (record.Adopted.Names.Count == 0 || (hints.LoadBalancer is { } balancer && record.Adopted.Find(Kinds.LoadBalancer, name) != balancer))
        {
            findings.Add(new(FindingLevel.Error, "AmsAdoptNameUsed", name, $"There is a cluster {name} already, and it is not this one.", "Choose another name."));
            return new(adoption, Adopted.None, null);
        }

        return await Prepare(adoption, (await Given(record, stop))!, record, record.Adopted, findings, stop);
    }

    async Task<AdoptionWork> Prepare(Adoption adoption, ClusterSpec spec, ClusterRecord record, Adopted adopted, List<Finding> told, CancellationToken stop)
    {
        var name = spec.Name;
        var (_, topology, state, reader) = await _observer.Read(
            Task.FromResult(record), _ => GuideTopology.Of(spec, record.Parts, _keyFolder, adopted), _ => spec, stop, adopted: adopted);
        var (steps, findings) = Planner.Plan(topology, state);
        told.AddRange(Foreign(topology, state));
        told.AddRange(findings.Where(f => f.Level is FindingLevel.Error));
        IReadOnlyList<Step> tagging = [.. steps.Select(s => IsAdoption(s, state) ? s.With(e => e.IsTags) : null).OfType<Step>()];
        IReadOnlyList<Step> first = [.. steps.Select(s => IsAdoption(s, state) ? s.With(e => !e.IsTags) : s).OfType<Step>()
            .Where(s => !tagging.Contains(s))];
        _events.On(new EngineEvent.Phase(EngineEvent.Checking, 0));
        var checks = await PreflightChecks.Run(new(spec, topology, state, first, reader));
        adoption = adoption with
        {
            Tagging = [.. tagging.Select(s => s.Change)],
            FirstPlan = Plan(name, first, [.. findings.Where(f => f.Level is not FindingLevel.Error), .. checks]),
        };
        return new(adoption, adopted, new(spec, record, topology, state, tagging, Plan(name, tagging, adoption.Findings), NotAgain));
    }

    /// <summary>Adopts: notes what stands for what, puts the tags on, and writes the spec. Cut short anywhere, the same again finishes it.</summary>
    /// <exception cref="ChangeFailedException">A tag could not be put on; those made are kept.</exception>
    /// <exception cref="StoppedException">It was stopped between two calls.</exception>
    public async Task<Cluster> Adopt(AdoptionWork adoption, CancellationToken stop = default)
    {
        if (adoption.Adoption.IsBlocked || adoption.Work is not { } work)
            throw new BlockedException(new(adoption.Adoption.ClusterName, adoption.Adoption.Region, [], adoption.Adoption.Findings));
        if (!adoption.IsDone)
        {
            try
            {
                await using var lease = await Lease.Take(aws, adoption.Adoption.ClusterName, "adopt", _patience, _events, stop);
                var run = new Run(aws, work.State, _events, _patience, stop);
                _events.On(new EngineEvent.Phase(EngineEvent.Changing, work.Steps.Count));
                var record = await work.Record.Put(adoption.Adopted, run);
                await new Runner(run, work.Topology, _events, (resource, token) => PlanAgain(work, resource, token)).Execute(work.Steps);
                _ = await record.Complete(work.Spec!, work.Topology, run, work.Record) ?? throw new OutdatedException(adoption.Adoption.ClusterName, "it has written the record meanwhile");
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                throw new StoppedException(0, work.Steps.Count);
            }
        }

        return await Status(adoption.Adoption.ClusterName, stop);
    }

    // Tags do no harm where another run was faster.
    static Task<Work> NotAgain(CancellationToken stop) => throw new InvalidOperationException("An adoption is carried out as it was shown.");

    // What was found is shown and passed on; a password has no business there.
    static ClusterSpec Shown(ClusterSpec spec) => spec.Mongo.Uri is { } uri ? spec with { Mongo = spec.Mongo with { Uri = MongoUri.Mask(uri) } } : spec;

    // Of a cluster that was adopted by half only that half bears the tag: to remove it would break the rest.
    static Finding Adoptee(ClusterRecord record) => record.Spec is not null
        ? new(FindingLevel.Warning, "AmsAdopted", record.Cluster, $"{record.Cluster} was made by hand and adopted: what goes was not all made by this tool.",
            "What goes is what the plan lists, and nothing else. Further security groups of its nodes, key pair, certificate and DNS records stay.")
        : new(FindingLevel.Error, "AmsAdoptUnfinished", record.Cluster, $"The adoption of {record.Cluster} was cut short: only a part of it is known as the cluster's.",
            $"Adopt it once more, which finishes it. Or leave it as it is and delete the parameter {Adopted.ParameterName(record.Cluster)}.");

    // The address of a database with its password can only be kept in its parameter: the record has no secrets.
    static bool IsAdoption(Step step, State state) =>
        (step.Action is ChangeAction.Update && state.IsAdopted(step.Resource)) || step is { Action: ChangeAction.Create, Resource: SecretParameter { IsGiven: true } };

    static IEnumerable<Finding> Foreign(Topology topology, State state) => topology.Resources
        .Where(r => state.IsAdopted(r) && state.Has(r) && r.OwnedBy(state) is { } owner && owner != topology.Cluster)
        .Select(r => new Finding(FindingLevel.Error, "AmsAdoptElsewhere", r.Name, $"The {r.Kind} {r.Name} belongs to cluster {r.OwnedBy(state)} already.", "Work on that cluster, or take its tag amscluster:cluster off if that cluster is no more."));
}
