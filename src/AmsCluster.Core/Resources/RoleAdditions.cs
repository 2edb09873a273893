namespace AmsCluster.Resources;

/// <summary>
/// What others have added to the nodes' role: policies that give nodes more rights, and a permissions boundary that takes rights
/// away from them.
/// </summary>
internal static class RoleAdditions
{
    const string Managed = "managed policy";
    const string Inline = "inline policy";

    /// <summary>Reads the additions. IAM <c>ListAttachedRolePolicies</c>, <c>ListRolePolicies</c>, <c>GetRole</c>.</summary>
    /// <param name="reader">Asks AWS.</param>
    /// <param name="role">The name of the role.</param>
    /// <param name="readsBoundary">Whether a boundary is an addition: the spec has none.</param>
    public static Task<IReadOnlyList<FieldChange>> Read(Reader reader, string role, bool readsBoundary) =>
        reader.Once<IReadOnlyList<FieldChange>>($"additions to role {role}", async () =>
        {
            if (!await Trace.IsThere(reader)) return [];
            var attached = reader.SendOrNull(new Iam.ListAttachedRolePolicies { RoleName = role });
            var written = reader.SendOrNull(new Iam.ListRolePolicies { RoleName = role });
            var read = readsBoundary ? reader.SendOrNull(new Iam.GetRole { RoleName = role }) : Task.FromResult<Iam.GetRoleResult?>(null);
            await Task.WhenAll(attached, written, read);
            return
            [
                .. ((await attached)?.AttachedPolicies ?? []).Select(p => new FieldChange(Managed, p.PolicyArn, null)),
                .. ((await written)?.PolicyNames ?? []).Where(p => p != RolePolicy.PolicyName).Select(p => new FieldChange(Inline, p, null)),
                .. Boundary((await read)?.Role),
            ];
        });

    /// <summary>The warning of an addition.</summary>
    public static Finding Finding(string role, FieldChange added) => added.Field is Role.BoundaryField
        ? new(FindingLevel.Warning, "AmsOtherRoleBoundary", role,
            $"Role {role} has permissions boundary {added.Actual}, which was set manually: nodes may lack rights.",
            $"If it belongs to the cluster, name it in access.permissionsBoundary. If not: aws iam delete-role-permissions-boundary --role-name {role}")
        : new(FindingLevel.Warning, "AmsOtherRolePolicy", role,
            $"Role {role} has {added.Field} {added.Actual}, which was added manually: nodes have its rights too.",
            $"If it is not needed: {Remove(role, added)}");

    static IEnumerable<FieldChange> Boundary(Iam.Role? role) =>
        role?.PermissionsBoundary?.PermissionsBoundaryArn is { } boundary ? [new(Role.BoundaryField, boundary, null)] : [];

    static string Remove(string role, FieldChange added) => added.Field is Managed
        ? $"aws iam detach-role-policy --role-name {role} --policy-arn {added.Actual}"
        : $"aws iam delete-role-policy --role-name {role} --policy-name {added.Actual}";
}
