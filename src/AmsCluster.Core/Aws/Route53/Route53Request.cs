namespace AmsCluster.Aws.Route53;

/// <summary>What is asked of Route 53.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record Route53Request<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.Route53;
}
