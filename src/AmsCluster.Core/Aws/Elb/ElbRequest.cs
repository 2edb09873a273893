namespace AmsCluster.Aws.Elb;

/// <summary>What is asked of Elastic Load Balancing.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record ElbRequest<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.Elb;
}
