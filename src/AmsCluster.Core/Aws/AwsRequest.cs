namespace AmsCluster.Aws;

/// <summary>What is asked of AWS. The type bears the operation's name, its members are what is sent; null and empty lists are left out.</summary>
/// <typeparam name="TResult">What AWS answers.</typeparam>
internal abstract record AwsRequest<TResult>
{
    /// <summary>The service that the operation belongs to.</summary>
    internal abstract AwsService Service { get; }

    /// <summary>Whether it may be sent again when nobody knows if AWS has carried it out. False where the second time would make a double or be refused.</summary>
    internal virtual bool Repeatable => true;

    /// <summary>The operation's name and nothing of what is sent, so that no secret gets into a text.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>A shallow copy, for the request of the next page.</summary>
    internal AwsRequest<TResult> Copy() => (AwsRequest<TResult>)MemberwiseClone();
}

/// <summary>The result of operations that answer nothing of use.</summary>
internal sealed record Nothing;
