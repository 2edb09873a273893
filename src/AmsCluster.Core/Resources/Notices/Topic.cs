using AmsCluster.Aws;
using Sns = AmsCluster.Aws.Sns;
using Sts = AmsCluster.Aws.Sts;

namespace AmsCluster.Resources.Notices;

/// <summary>The topic to which the cluster's alarms are told.</summary>
internal sealed class Topic(string name, Ownership owner) : Resource<Topic.Known>(name), ITopic
{
    /// <summary>A topic and its tags.</summary>
    internal sealed record Known(string Arn, IReadOnlyList<Tag> Tags)
    {
        /// <summary>Its attributes; null where they were not asked for.</summary>
        public IReadOnlyDictionary<string, string>? Settings { get; init; }
    }

    public override string Kind => "topic";

    public Resource Made => this;

    public string ArnIn(State state) => state.Id(this);

    // There is no question for a topic by its name: its ARN is made of the account's number.
    protected override async Task<Known?> Find(Reader reader)
    {
        var caller = await reader.Once("caller", () => reader.Send(new Sts.GetCallerIdentity()));
        var arn = $"arn:{caller.Arn!.Split(':')[1]}:sns:{reader.Region}:{caller.Account}:{Name}";
        var tags = reader.SendOrNull(new Sns.ListTagsForResource { ResourceArn = arn });
        var settings = Wanted ? reader.SendOrNull(new Sns.GetTopicAttributes { TopicArn = arn }) : null;
        if (await tags is not { } answer) return null;
        return new(arn, answer.Tags) { Settings = settings is null ? null : (await settings)?.Attributes };
    }

    public override IEnumerable<Finding> Obstacles(State state) =>
        Additions(state).Select(a => TopicSettings.Finding(Name, a));

    public override IEnumerable<FieldChange> Additions(State state) => TopicSettings.Added(state.Of(this)!.Settings);

    protected override string IdOf(Known actual) => actual.Arn;

    protected override IReadOnlyList<Tag> TagsOf(Known actual) => actual.Tags;

    protected override IEnumerable<Edit> Compare(Known actual, State state) => TagDifference.Edits(actual.Tags, owner.Tags(Name), state, (difference, run) => Retag(actual.Arn, difference, run));

    protected override async Task<Known> Make(Run run)
    {
        var tags = owner.Tags(Name);
        return new((await run.Send(new Sns.CreateTopic { Name = Name, Tags = tags })).TopicArn!, tags);
    }

    protected override Task Remove(Known actual, Run run) => run.SendDelete(new Sns.DeleteTopic { TopicArn = actual.Arn });

    static async Task Retag(string arn, TagDifference difference, Run run)
    {
        if (difference.Put.Count > 0) await run.Send(new Sns.TagResource { ResourceArn = arn, Tags = difference.Put });
        if (difference.Take.Count > 0) await run.Send(new Sns.UntagResource { ResourceArn = arn, TagKeys = difference.TakeKeys });
    }
}
