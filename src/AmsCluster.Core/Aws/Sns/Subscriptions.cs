namespace AmsCluster.Aws.Sns;

/// <summary>SNS <c>Subscribe</c>: asks somebody to take what a topic tells. An email address has to confirm it within two days.</summary>
internal sealed record Subscribe : SnsRequest<SubscribeResult>
{
    public required string TopicArn { get; init; }
    public required string Protocol { get; init; }
    public string? Endpoint { get; init; }
    public bool? ReturnSubscriptionArn { get; init; }
}

/// <summary>What <c>Subscribe</c> answers.</summary>
internal sealed record SubscribeResult
{
    public string? SubscriptionArn { get; init; }
}

/// <summary>SNS <c>Unsubscribe</c>: ends a subscription. One that is not confirmed cannot be ended; it goes by itself.</summary>
internal sealed record Unsubscribe : SnsRequest<Nothing>
{
    public required string SubscriptionArn { get; init; }
}

/// <summary>SNS <c>ListSubscriptionsByTopic</c>: lists who takes what a topic tells.</summary>
internal sealed record ListSubscriptionsByTopic : SnsRequest<ListSubscriptionsByTopicResult>
{
    public required string TopicArn { get; init; }
    public string? NextToken { get; init; }
}

/// <summary>What <c>ListSubscriptionsByTopic</c> answers.</summary>
internal sealed record ListSubscriptionsByTopicResult
{
    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];
    public string? NextToken { get; init; }
}

/// <summary>A subscription; its ARN is <c>PendingConfirmation</c> until it is confirmed. The API's shape <c>Subscription</c>.</summary>
internal sealed record Subscription
{
    public string? SubscriptionArn { get; init; }
    public string? Protocol { get; init; }
    public string? Endpoint { get; init; }
    public string? TopicArn { get; init; }
}
