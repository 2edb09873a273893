namespace AmsCluster.Aws.S3;

/// <summary>A request to Amazon S3.</summary>
/// <typeparam name="TResult">The answer.</typeparam>
internal abstract record S3Request<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.S3;
}
