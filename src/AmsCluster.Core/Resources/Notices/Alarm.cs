using AmsCluster.Aws;
using CloudWatch = AmsCluster.Aws.CloudWatch;

namespace AmsCluster.Resources.Notices;

/// <summary>An alarm of CloudWatch that tells the topic when something begins and when it is over.</summary>
/// <remarks>AWS tells the tags of alarms one by one: whose one is shows in its description.</remarks>
internal sealed class Alarm(string name, Ownership owner, Measure measure, ITopic topic) : Resource<CloudWatch.MetricAlarm>(name)
{
    const string AtOrAbove = "GreaterThanOrEqualToThreshold";
    const string Greatest = "Maximum";

    public override string Kind => "alarm";

    public override IEnumerable<Resource> Needs => [.. measure.Of, .. topic.Made is { } made ? [made] : Array.Empty<Resource>()];

    public override bool LetsGo => true;

    protected override async Task<CloudWatch.MetricAlarm?> Find(Reader reader)
    {
        var alarms = await reader.Once("alarms", () => reader.SendAll(new CloudWatch.DescribeAlarms { AlarmNames = reader.Names<Alarm>() }, r => r.MetricAlarms));
        return alarms.FirstOrDefault(a => a.AlarmName == Name);
    }

    protected override string IdOf(CloudWatch.MetricAlarm actual) => actual.AlarmArn ?? Name;

    public override bool IsOurs(State state) => state.Of(this)!.AlarmDescription?.StartsWith(Mark, StringComparison.Ordinal) is true;

    public override string Claim(string cluster) => $"If it is the cluster's, begin its description with: {Mark}";

    protected override IEnumerable<Edit> Compare(CloudWatch.MetricAlarm actual, State state)
    {
        var expected = Expected(state);
        var fields = new Differences()
            .Add("metric", $"{actual.Namespace} {actual.MetricName} {actual.Statistic}", $"{expected.Namespace} {expected.MetricName} {expected.Statistic}")
            .AddSet("of", actual.Dimensions.Select(d => $"{d.Name}={d.Value}"), expected.Dimensions!.Select(d => $"{d.Name}={d.Value}"))
            .Add("from", actual.Threshold, expected.Threshold)
            .Add("comparison", actual.ComparisonOperator, expected.ComparisonOperator)
            .Add("period", actual.Period, expected.Period)
            .Add("periods", actual.EvaluationPeriods, expected.EvaluationPeriods)
            .Add("periods that count", PeriodsThatCount(actual), expected.DatapointsToAlarm)
            .Add("unit", actual.Unit, expected.Unit)
            .Add("without data", actual.TreatMissingData ?? "missing", expected.TreatMissingData)
            .Add("actions enabled", actual.ActionsEnabled ?? true, true)
            .AddSet("told to", actual.AlarmActions, expected.AlarmActions!)
            .AddSet("end told to", actual.OKActions, expected.OKActions!)
            .AddSet("silence told to", actual.InsufficientDataActions, expected.InsufficientDataActions!);
        return fields.SetBy(run => run.Send(Expected(run.State)));
    }

    // All of them count by themselves.
    static int? PeriodsThatCount(CloudWatch.MetricAlarm actual) =>
        actual.DatapointsToAlarm == actual.EvaluationPeriods ? null : actual.DatapointsToAlarm;

    protected override string Summary(State state) => $"{measure.Metric} from {measure.Threshold}";

    protected override async Task<CloudWatch.MetricAlarm> Make(Run run)
    {
        await run.Send(Expected(run.State) with { Tags = owner.Tags(Name) });
        return new() { AlarmName = Name, AlarmDescription = Mark };
    }

    protected override Task Remove(CloudWatch.MetricAlarm actual, Run run) => run.SendDelete(new CloudWatch.DeleteAlarms { AlarmNames = [Name] });

    string Mark => $"AmsCluster cluster {owner.Cluster}: ";

    CloudWatch.PutMetricAlarm Expected(State state)
    {
        IReadOnlyList<string> told = [topic.ArnIn(state)];
        return new()
        {
            AlarmName = Name,
            AlarmDescription = Mark + measure.Words,
            Namespace = measure.Namespace,
            MetricName = measure.Metric,
            Dimensions = [.. measure.Dimensions(state).Select(d => new CloudWatch.Dimension { Name = d.Name, Value = d.Value })],
            Statistic = Greatest,
            Period = measure.PeriodSeconds,
            EvaluationPeriods = measure.Periods,
            Threshold = measure.Threshold,
            ComparisonOperator = AtOrAbove,
            TreatMissingData = measure.TellsSilence ? "missing" : "notBreaching",
            ActionsEnabled = true,
            AlarmActions = told,
            OKActions = told,
            InsufficientDataActions = measure.TellsSilence ? told : [],
        };
    }
}
