namespace AmsCluster.Resources.Notices;

/// <summary>A topic of Simple Notification Service: the cluster's own, or one of the user's.</summary>
internal interface ITopic
{
    /// <summary>The resource that makes it; null where it is the user's.</summary>
    Resource? Made { get; }

    /// <summary>Its ARN, as far as it is known.</summary>
    string ArnIn(State state);
}

/// <summary>A topic of the user's.</summary>
internal sealed record GivenTopic(string Arn) : ITopic
{
    public Resource? Made => null;

    public string ArnIn(State state) => Arn;
}
