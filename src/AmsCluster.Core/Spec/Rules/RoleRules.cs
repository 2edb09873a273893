namespace AmsCluster.Spec.Rules;

/// <summary>The permissions boundary of the nodes' role, and an instance profile of the user's own.</summary>
internal static class RoleRules
{
    const string Boundary = "access.permissionsBoundary";
    const string Profile = "access.instanceProfile";

    // Paths and names of policies: IAM API reference, CreatePolicy.
    const string Policy = @"(aws|[0-9]{12}):policy/([!-~]{1,510}/)?[A-Za-z0-9_+=,.@-]{1,128}";

    public static IEnumerable<(string Key, string Message)> Check(ClusterSpec spec)
    {
        if (spec.Access.PermissionsBoundary is { } arn)
        {
            if (BoundaryFault(arn, spec.Region) is { } fault)
                yield return (Boundary, fault);
            else if (spec.Access.InstanceProfile is not null)
            {
                yield return (Boundary, $"{Boundary} has no effect with {Profile}: the role in your own profile is never changed. " +
                    "Leave one of the two out, and set the boundary on your role yourself");
            }
        }

        if (spec.Access.InstanceProfile is not { } name)
            yield break;
        if (!Patterns.Is(name, "[A-Za-z0-9_+=,.@-]{1,128}"))
        {
            yield return (Profile, $"{Profile} {Shown.Value(name)} must be the name of an instance profile, not its ARN: " +
                "1 to 128 letters, digits and characters of _+=,.@-");
        }
        else if (string.Equals(name, OwnName(spec), StringComparison.OrdinalIgnoreCase))
        {
            yield return (Profile, $"{Profile} {Shown.Value(name)} is the profile that this cluster creates for itself: " +
                "leave it out, or name another profile");
        }
    }

    /// <summary>The name of the role and the instance profile that a cluster creates. IAM's names count in all Regions: the Region is part of them.</summary>
    public static string OwnName(ClusterSpec spec) => $"amscluster-{spec.Name}-{spec.Region}";

    static string? BoundaryFault(string arn, string region)
    {
        var partition = Partitions.Of(region);
        return Patterns.Is(arn, $"arn:{partition}:iam::{Policy}") ? null
            : $"{Boundary} {Shown.Value(arn)} must be the ARN of an IAM policy in the partition of {region}: " +
                $"arn:{partition}:iam::ACCOUNT:policy/NAME or arn:{partition}:iam::aws:policy/NAME";
    }
}
