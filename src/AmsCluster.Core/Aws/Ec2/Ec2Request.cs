namespace AmsCluster.Aws.Ec2;

/// <summary>What is asked of EC2.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record Ec2Request<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.Ec2;
}
