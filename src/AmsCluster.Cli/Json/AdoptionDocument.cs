using AmsCluster.Cli.Running;
using AmsCluster.Spec;

namespace AmsCluster.Cli.Json;

/// <summary>What adopt prints: what was found, what is written to adopt it, and what the first apply would change.</summary>
internal sealed record AdoptionDocument(
    string Cluster,
    string Region,
    bool Adopted,
    IReadOnlyList<AdoptedPart> Parts,
    IReadOnlyList<Finding> Findings,
    string? Spec,
    IReadOnlyList<ChangeDocument> Tagging,
    FirstPlanDocument? FirstPlan,
    int Calls,
    long ElapsedMs,
    ErrorBody? Error)
{
    /// <param name="adopted">Whether the cluster is adopted by now.</param>
    public static AdoptionDocument Of(Adoption adoption, Session session, bool adopted, Problem? problem = null) => new(
        adoption.ClusterName,
        adoption.Region,
        adopted,
        adoption.Parts,
        adoption.Findings,

        // As text the spec has no secret: the password in an address of a database is masked.
        adoption.Spec is null ? null : SpecWriter.Write(adoption.Spec),
        [.. adoption.Tagging.Select(ChangeDocument.Of)],
        adoption.FirstPlan is { } plan ? new([.. plan.Changes.Select(ChangeDocument.Of)], plan.Findings) : null,
        session.Calls,
        (long)session.Elapsed.TotalMilliseconds,
        problem is null ? null : new(problem));
}

/// <summary>What the first apply after an adoption would change.</summary>
internal sealed record FirstPlanDocument(IReadOnlyList<ChangeDocument> Changes, IReadOnlyList<Finding> Findings);
