namespace AmsCluster.Aws.Sns;

/// <summary>What is asked of Simple Notification Service.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record SnsRequest<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.Sns;
}
