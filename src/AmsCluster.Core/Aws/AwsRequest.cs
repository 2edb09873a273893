namespace AmsCluster.Aws;

/// <summary>What is asked of AWS. Members that are null and lists that are empty are not sent.</summary>
internal abstract record AwsRequest
{
    /// <summary>The service that the operation belongs to.</summary>
    internal abstract AwsService Service { get; }

    /// <summary>Whether it may be sent again when nobody knows if AWS has carried it out. False where the second time would make a double or be refused.</summary>
    internal virtual bool Repeatable => true;

    /// <summary>The operation's name.</summary>
    internal virtual string Operation => GetType().Name;

    /// <summary>What has the members that are sent.</summary>
    internal virtual object Sent => this;

    /// <summary>The operation's name and nothing of what is sent, so that no secret gets into a text.</summary>
    public sealed override string ToString() => Operation;
}

/// <summary>What is asked of AWS.</summary>
/// <typeparam name="TResult">What AWS answers.</typeparam>
internal abstract record AwsRequest<TResult> : AwsRequest
{
    /// <summary>A shallow copy, for the request of the next page.</summary>
    internal virtual AwsRequest<TResult> Copy() => (AwsRequest<TResult>)MemberwiseClone();
}

/// <summary>The result of operations that answer nothing of use.</summary>
internal sealed record Nothing;
