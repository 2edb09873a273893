namespace AmsCluster.Aws.AutoScaling;

/// <summary>What is asked of Auto Scaling.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal abstract record AutoScalingRequest<TResult> : AwsRequest<TResult>
{
    /// <inheritdoc/>
    internal sealed override AwsService Service => AwsService.AutoScaling;
}
