using System.Globalization;
using AmsCluster.Aws;

namespace AmsCluster.Resources;

/// <summary>
/// The settings of a load balancer (LoadBalancerAttribute). AWS does not take them when it makes the load balancer; they are a part
/// of their own so that listeners need not wait for them.
/// </summary>
internal sealed class BalancerAttributes(Balancer balancer, LoadBalancerSpec spec) : Resource<BalancerAttributes.Described>(balancer.Name)
{
    /// <summary>The load balancer's ARN and settings.</summary>
    internal sealed record Described(string Arn, IReadOnlyDictionary<string, string> Values);

    const string Protection = "deletion_protection.enabled";
    const string DropInvalidHeaders = "routing.http.drop_invalid_header_fields.enabled";
    const string IdleTimeout = "idle_timeout.timeout_seconds";
    const string LogsEnabled = "access_logs.s3.enabled";
    const string LogsBucket = "access_logs.s3.bucket";
    const string LogsPrefix = "access_logs.s3.prefix";
    const string On = "true";
    const string Off = "false";

    // What a load balancer has that was just made (LoadBalancerAttribute).
    static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        [Protection] = Off, [DropInvalidHeaders] = Off, [IdleTimeout] = "60", [LogsEnabled] = Off, [LogsBucket] = "", [LogsPrefix] = "",
    };

    static readonly LoadBalancerSpec Blank = new();

    public override string Kind => $"{balancer.Kind} attributes";

    public override Resource PartOf => balancer;

    public override bool IsExpected(State state) => false;

    // What is not the cluster's is reported of the load balancer, once.
    public override bool IsOurs(State state) => true;

    protected override async Task<Described?> Find(Reader reader)
    {
        if (await balancer.Named(reader) is not { LoadBalancerArn: { } arn }) return null;
        var answer = await reader.SendOrNull(new Elb.DescribeLoadBalancerAttributes { LoadBalancerArn = arn });
        return answer is null ? null : new(arn, answer.Attributes.ToDictionary(a => a.Key!, a => a.Value ?? "", StringComparer.Ordinal));
    }

    protected override string IdOf(Described actual) => actual.Arn;

    public override IEnumerable<Finding> DeletionBlockers(State state)
    {
        if (!balancer.IsOurs(state) || state.Of(this)!.Values.GetValueOrDefault(Protection) != On) yield break;
        yield return new(FindingLevel.Error, "AmsBalancerProtected", balancer.Name,
            $"Deletion protection of the {balancer.Kind} {balancer.Name} is on, so AWS would refuse to delete it.",
            "First deploy with loadBalancer.deletionProtection: false, then try again. Or turn it off directly: "
            + $"aws elbv2 modify-load-balancer-attributes --load-balancer-arn {state.Id(this)} --attributes Key={Protection},Value={Off}");
    }

    public override Step? Plan(State state)
    {
        if (state.Has(balancer) && !balancer.IsOurs(state)) return null;
        return Wanted && !state.Has(balancer) && !Differences(Defaults, Wants).Any ? null : base.Plan(state);
    }

    protected override IEnumerable<Edit> Compare(Described actual, State state)
    {
        var wanted = state.IsAdopted(this) ? Named : Wants;
        return Differences(actual.Values, wanted).SetBy(run => Set(run, wanted));
    }

    protected override string Summary(State state) => string.Join(", ", Wants.Where(w => Defaults[w.Key] != w.Value).Select(w => $"{w.Key} {w.Value}"));

    protected override async Task<Described> Make(Run run)
    {
        await Set(run, Wants);
        return new(run.State.Id(balancer), Wants.ToDictionary(StringComparer.Ordinal));
    }

    // They go along with the load balancer.
    protected override Task Remove(Described actual, Run run) => Task.CompletedTask;

    /// <summary>All that the spec makes of them.</summary>
    IReadOnlyDictionary<string, string> Wants => Of(_ => true);

    // An adopted load balancer keeps what the spec does not name, such as a protection that somebody has switched on.
    IReadOnlyDictionary<string, string> Named => Of(isNamed => isNamed);

    Dictionary<string, string> Of(Func<bool, bool> which)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (which(spec.DeletionProtection)) values[Protection] = spec.DeletionProtection ? On : Off;
        if (!balancer.IsApplication) return values;
        if (which(false)) values[DropInvalidHeaders] = On;
        if (which(spec.IdleTimeout != Blank.IdleTimeout)) values[IdleTimeout] = spec.IdleTimeout.ToString(CultureInfo.InvariantCulture);
        if (which(spec.AccessLogs is not null)) values[LogsEnabled] = spec.AccessLogs is null ? Off : On;
        if (AccessLogs.Of(spec) is not { } logs) return values;
        (values[LogsBucket], values[LogsPrefix]) = (logs.Bucket, logs.Prefix);
        return values;
    }

    static Differences Differences(IReadOnlyDictionary<string, string> actual, IReadOnlyDictionary<string, string> wanted)
    {
        var differences = new Differences();
        foreach (var (key, value) in wanted) differences.Add(key, actual.GetValueOrDefault(key), value);
        return differences;
    }

    async Task Set(Run run, IReadOnlyDictionary<string, string> values)
    {
        try
        {
            await run.Send(new Elb.ModifyLoadBalancerAttributes
            {
                LoadBalancerArn = run.State.Id(balancer),
                Attributes = [.. values.Select(v => new Elb.LoadBalancerAttribute { Key = v.Key, Value = v.Value })],
            });
        }
        catch (AwsException e) when (AccessLogs.Of(spec) is { } logs && AccessLogsRefused.Is(e))
        {
            throw AccessLogsRefused.Of(spec.AccessLogs!, logs.Bucket, logs.Prefix, run.State.Id(balancer), e);
        }
    }
}
