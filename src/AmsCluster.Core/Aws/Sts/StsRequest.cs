namespace AmsCluster.Aws.Sts;

/// <summary>What is asked of the Security Token Service.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record StsRequest<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.Sts;
}
