namespace AmsCluster.Aws.Ssm;

/// <summary>What is asked of Systems Manager.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record SsmRequest<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.Ssm;
}
