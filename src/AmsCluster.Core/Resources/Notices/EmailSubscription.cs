using Sns = AmsCluster.Aws.Sns;

namespace AmsCluster.Resources.Notices;

/// <summary>The email address that the topic tells. AWS asks it to confirm, which nobody else can do for it.</summary>
internal sealed class EmailSubscription(Topic topic, string? email) : Resource<EmailSubscription.Known>(topic.Name)
{
    // What AWS gives in place of an ARN until the address has confirmed.
    const string Pending = "PendingConfirmation";

    /// <summary>All addresses that the topic tells.</summary>
    internal sealed record Known(IReadOnlyList<Sns.Subscription> Emails);

    public override string Kind => "email subscription";

    public override Resource PartOf => topic;

    protected override async Task<Known?> Find(Reader reader)
    {
        // It goes along with its topic.
        if (!Wanted || await reader.Found(topic) is not { } found) return null;
        var all = await reader.SendAll(new Sns.ListSubscriptionsByTopic { TopicArn = found.Arn }, r => r.Subscriptions);
        var emails = all.Where(s => s.Protocol == "email").ToList();
        return emails.Count == 0 ? null : new(emails);
    }

    protected override string IdOf(Known actual) => actual.Emails[0].SubscriptionArn ?? Pending;

    public override IEnumerable<Finding> Obstacles(State state) => Ours(state.Of(this)!) is not { SubscriptionArn: Pending } ? [] :
    [
        new(FindingLevel.Warning, "AmsNoticePending", Name, $"{email} has not confirmed yet that it wants the notices of {Name}: it gets none.",
            "Open the mail from AWS Notifications and follow its link. The link is valid for two days. After that, the next deployment sends another mail."),
    ];

    protected override IEnumerable<Edit> Compare(Known actual, State state) => new Differences()
        .Add("address", string.Join(", ", actual.Emails.Select(s => s.Endpoint)), Ours(actual) is null ? email : string.Join(", ", actual.Emails.Select(s => s.Endpoint)))
        .SetBy(run => Replace(actual, run));

    protected override string Summary(State state) => $"{email}, which AWS asks to confirm";

    protected override async Task<Known> Make(Run run)
    {
        var answer = await run.Send(new Sns.Subscribe { TopicArn = run.State.Id(topic), Protocol = "email", Endpoint = email, ReturnSubscriptionArn = true });
        return new([new() { SubscriptionArn = answer.SubscriptionArn, Protocol = "email", Endpoint = email }]);
    }

    protected override async Task Remove(Known actual, Run run)
    {
        foreach (var confirmed in actual.Emails.Where(s => s.SubscriptionArn is not Pending)) await run.SendDelete(new Sns.Unsubscribe { SubscriptionArn = confirmed.SubscriptionArn! });
    }

    // Addresses that somebody added to the topic by hand stay; only the one of the last spec goes.
    async Task Replace(Known actual, Run run)
    {
        var last = run.State.Recorded.Select(s => s.Notice.Email).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        await Make(run);
        await Remove(new([.. actual.Emails.Where(s => s.Endpoint is { } address && last.Contains(address))]), run);
    }

    Sns.Subscription? Ours(Known actual) => actual.Emails.FirstOrDefault(s => string.Equals(s.Endpoint, email, StringComparison.OrdinalIgnoreCase));
}
