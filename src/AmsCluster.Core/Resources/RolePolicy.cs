using System.Text.Json;
using AmsCluster.Resources.Notices;
using AmsCluster.Spec.Rules;

namespace AmsCluster.Resources;

/// <summary>
/// The permissions of the nodes: read their secrets, use Session Manager in place of SSH, report the disk metric where the spec
/// has notices, and complete the lifecycle hooks of their groups.
/// </summary>
internal sealed class RolePolicy(
    Role role, string region, IReadOnlyList<string> secretParameters, bool measures, IReadOnlyList<string> hookedGroups) : Resource<Iam.GetRolePolicyResult>(role.Name)
{
    public const string PolicyName = "node";

    public override string Kind => "role policy";

    public override Resource PartOf => role;

    /// <summary>
    /// The policy. Session Manager's part is what its agent calls, and no more: the managed policy AmazonSSMManagedInstanceCore
    /// would let a node read every parameter of the account.
    /// </summary>
    public string Document
    {
        get
        {
            const string Agent = """{"Effect":"Allow","Action":["ssm:UpdateInstanceInformation","ssmmessages:CreateControlChannel","ssmmessages:CreateDataChannel","ssmmessages:OpenControlChannel","ssmmessages:OpenDataChannel"],"Resource":"*"}""";
            var secret = secretParameters.Count == 0 ? "" : $$""",{"Effect":"Allow","Action":"ssm:GetParameter","Resource":[{{string.Join(',', secretParameters.Select(Parameter))}}]}""";
            var metrics = measures ? $$$$""",{"Effect":"Allow","Action":"cloudwatch:PutMetricData","Resource":"*","Condition":{"StringEquals":{"cloudwatch:namespace":"{{{{NoticeParts.Namespace}}}}"}}}""" : "";
            var hooks = hookedGroups.Count == 0 ? "" : $$""",{"Effect":"Allow","Action":["autoscaling:CompleteLifecycleAction","autoscaling:RecordLifecycleActionHeartbeat"],"Resource":[{{string.Join(',', hookedGroups.Select(Resource))}}]}""";
            return $$"""{"Version":"2012-10-17","Statement":[{{Agent}}{{secret}}{{metrics}}{{hooks}}]}""";
        }
    }

    // A name without a slash is parameter/NAME in an ARN, one with a leading slash parameter/PATH.
    string Parameter(string name) => $"\"arn:{Partition}:ssm:{region}:*:parameter/{name.TrimStart('/')}\"";

    string Resource(string group) => $"\"arn:{Partition}:autoscaling:{region}:*:autoScalingGroup:*:autoScalingGroupName/{JsonEncodedText.Encode(group)}\"";

    string Partition => Partitions.Of(region);

    // It goes along with its role, whatever it says.
    protected override async Task<Iam.GetRolePolicyResult?> Find(Reader reader) =>
        !Wanted || !await Trace.IsThere(reader) ? null : await reader.SendOrNull(new Iam.GetRolePolicy { RoleName = role.Name, PolicyName = PolicyName });

    protected override string IdOf(Iam.GetRolePolicyResult actual) => $"{role.Name}/{PolicyName}";

    protected override IEnumerable<Edit> Compare(Iam.GetRolePolicyResult actual, State state) =>
        Policy.Same(actual.PolicyDocument, Document) ? [] : [Edit.InPlace("rights", "others", "as the cluster needs them", Put)];

    protected override string Summary(State state) => $"Session Manager{(secretParameters.Count == 0 ? "" : $", read {string.Join(" and ", secretParameters)}")}{(measures ? ", send metrics" : "")}{(hookedGroups.Count > 0 ? ", complete lifecycle actions" : "")}";

    protected override async Task<Iam.GetRolePolicyResult> Make(Run run)
    {
        await Put(run);
        return new() { PolicyDocument = Document };
    }

    protected override Task Remove(Iam.GetRolePolicyResult actual, Run run) =>
        run.SendDelete(new Iam.DeleteRolePolicy { RoleName = role.Name, PolicyName = PolicyName });

    Task Put(Run run) => run.Send(new Iam.PutRolePolicy { RoleName = role.Name, PolicyName = PolicyName, PolicyDocument = Document });
}
