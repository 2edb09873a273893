namespace AmsCluster.Aws.Iam;

/// <summary>What is asked of IAM.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record IamRequest<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.Iam;
}
