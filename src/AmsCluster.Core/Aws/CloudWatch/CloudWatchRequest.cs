namespace AmsCluster.Aws.CloudWatch;

/// <summary>What is asked of CloudWatch.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record CloudWatchRequest<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.CloudWatch;
}
