using System.Text.Json;
using AmsCluster.Aws;
using AmsCluster.Planning;
using AmsCluster.Resources;
using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;

namespace AmsCluster.Tests.Aws;

/// <summary>The policies of Scripts hold every right that a call of ours needs, and no other.</summary>
public sealed class PolicyTests
{
    // Everybody may ask it (STS API reference, GetCallerIdentity).
    const string Free = "sts:GetCallerIdentity";

    // What AWS asks of whoever makes a call, beside the call's own right (Service Authorization Reference, dependent actions; PutMetricAlarm's Tags).
    static readonly string[] Dependent = ["cloudwatch:TagResource", "iam:CreateServiceLinkedRole", "iam:PassRole"];

    static IEnumerable<string> Sent => Operations.Actions.Where(a => a != Free);

    static IEnumerable<string> OfOperator => PolicyFile.Operator.Allowed.Concat(PolicyFile.Machines.Allowed);

    // Whoever may remove a boundary has none.
    const string Unbound = "iam:DeleteRolePermissionsBoundary";

    [Fact]
    public void An_operator_may_send_every_call_that_there_is_and_no_other() =>
        Assert.Equal(Sent.Except([Unbound]).Concat(Dependent).Order(StringComparer.Ordinal), OfOperator.Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void What_lacks_is_told_by_the_name_that_policies_have_for_it() =>
        Assert.Contains("the right cloudwatch:PutMetricAlarm", new AwsException(AwsService.CloudWatch, "PutMetricAlarm", "AccessDenied", "said so", null, 403).Advice, StringComparison.Ordinal);

    [Fact]
    public void A_reader_may_read_only()
    {
        Assert.All(PolicyFile.Reader.Allowed, a => Assert.Matches(":(Describe|Get|List)", a));
        Assert.Empty(PolicyFile.Reader.Allowed.Except(Sent));
        Assert.Empty(PolicyFile.Reader.Allowed.Intersect(["ssm:GetParameter", "ssm:GetParameters"]));
    }

    [Fact]
    public void Both_look_at_the_same() => Assert.Equal(
        PolicyFile.Texts(PolicyFile.Reader.Statements[0], "Action"), PolicyFile.Texts(PolicyFile.Operator.Statements[0], "Action"));

    [Fact]
    public void An_adopter_has_no_other_actions_than_an_operator() => Assert.Empty(PolicyFile.Adoption.Allowed.Except(OfOperator));

    /// <summary>The limit is of characters without white space (IAM quotas).</summary>
    [Fact]
    public void Each_fits_into_a_managed_policy() =>
        Assert.All(new[] { PolicyFile.Reader, PolicyFile.Operator, PolicyFile.Machines, PolicyFile.Adoption, PolicyFile.Boundary }, p => Assert.InRange(p.Text.Count(c => !char.IsWhiteSpace(c)), 1, 6144));

    /// <summary>Of the operator's actions these take the condition key (Service Authorization Reference, IAM).</summary>
    [Theory]
    [InlineData("iam:CreateRole")]
    [InlineData("iam:PutRolePolicy")]
    [InlineData("iam:PutRolePermissionsBoundary")]
    public void An_operator_gives_rights_only_to_roles_within_the_boundary(string action)
    {
        var statement = Assert.Single(PolicyFile.Operator.For(action));
        Assert.Equal(["arn:aws:iam::*:role/amscluster-*"], PolicyFile.Texts(statement, "Resource"));
        Assert.Equal(
            """{"StringLike":{"iam:PermissionsBoundary":"arn:aws:iam::*:policy/amscluster-boundary"}}""",
            JsonSerializer.Serialize(statement.GetProperty("Condition")));
    }

    [Theory]
    [InlineData("iam:DeleteRolePermissionsBoundary")]
    [InlineData("iam:AttachRolePolicy")]
    [InlineData("iam:CreatePolicyVersion")]
    [InlineData("iam:SetDefaultPolicyVersion")]
    public void An_operator_cannot_leave_the_boundary(string action) => Assert.DoesNotContain(action, OfOperator);

    /// <summary>A role has only the rights that its boundary allows as well.</summary>
    [Fact]
    public void The_boundary_allows_all_that_nodes_of_a_cluster_with_every_part_need()
    {
        var spec = SpecFile.Load(Path.Combine(EmulatorFixture.Repository, "bench", "reliability", "specs", "full.yaml"));
        var rights = GuideTopology.Of(spec, Parts.None).All<RolePolicy>().Single();
        using var document = JsonDocument.Parse(rights.Document);
        var statements = document.RootElement.GetProperty("Statement").EnumerateArray().ToList();
        Assert.Equal(4, statements.Count);
        foreach (var statement in statements)
        {
            foreach (var action in PolicyFile.Texts(statement, "Action"))
            {
                var bound = Assert.Single(PolicyFile.Boundary.For(action));
                var within = PolicyFile.Texts(bound, "Resource").ToList();
                Assert.All(PolicyFile.Texts(statement, "Resource"), r => Assert.Contains(within, w => Covers(w, r)));
                var condition = bound.TryGetProperty("Condition", out var limit) ? limit.GetRawText() : null;
                if (condition is not null)
                    Assert.Equal(JsonSerializer.Serialize(limit), JsonSerializer.Serialize(statement.GetProperty("Condition")));
            }
        }
    }

    // A star in a policy's ARN matches any text.
    static bool Covers(string pattern, string resource)
    {
        var parts = pattern.Split('*');
        if (!resource.StartsWith(parts[0], StringComparison.Ordinal) || !resource.EndsWith(parts[^1], StringComparison.Ordinal)) return false;
        var at = 0;
        foreach (var part in parts)
        {
            var found = resource.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + part.Length;
        }

        return parts.Length > 1 || pattern == resource;
    }

    [Fact]
    public void A_role_is_passed_only_to_instances_and_only_one_of_ours()
    {
        var pass = Assert.Single(PolicyFile.Operator.For("iam:PassRole"));
        Assert.Equal(["arn:aws:iam::*:role/amscluster-*"], PolicyFile.Texts(pass, "Resource"));
        Assert.Equal("""{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}""", JsonSerializer.Serialize(pass.GetProperty("Condition")));
        Assert.Empty(PolicyFile.Machines.For("iam:PassRole"));
    }

    /// <summary>What takes away or changes is bound to the cluster's tag, or to names that are ours.</summary>
    [Fact]
    public void What_changes_something_that_is_there_is_bound_to_the_tag_or_to_a_name()
    {
        var tag = $"/{Ownership.ClusterTag}\"";
        foreach (var statement in PolicyFile.Machines.Statements.Concat(PolicyFile.Operator.Statements))
        {
            var changing = PolicyFile.Texts(statement, "Action").Where(a => !a.Contains(":Describe", StringComparison.Ordinal) && !a.Contains(":Get", StringComparison.Ordinal) && !a.Contains(":List", StringComparison.Ordinal)).ToList();
            if (changing.Count == 0) continue;
            var isTagged = statement.TryGetProperty("Condition", out var condition) && condition.GetRawText().Contains(tag, StringComparison.Ordinal);
            var isNamed = PolicyFile.Texts(statement, "Resource").All(r => r.Contains("amscluster", StringComparison.Ordinal) || r.Contains(":alarm:*-", StringComparison.Ordinal) || r.EndsWith("-notice", StringComparison.Ordinal));
            if (!isTagged && !isNamed) Assert.Contains(statement.GetProperty("Sid").GetString(), Exceptions);
        }
    }

    // Each has its reason in docs/permissions.md.
    static readonly string[] Exceptions = ["Command", "FirstInAccount", "FollowCommand", "MakeIn", "Name", "NoticesEnd", "RunByTemplate", "RunWith", "TagWhatIsMade", "TagWhatIsMadeForThem"];
}
