namespace AmsCluster.Aws.Acm;

/// <summary>What is asked of Certificate Manager.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record AcmRequest<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.Acm;
}
