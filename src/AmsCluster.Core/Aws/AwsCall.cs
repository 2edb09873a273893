namespace AmsCluster.Aws;

/// <summary>One attempt of an operation, finished. It tells nothing of what was sent or answered.</summary>
/// <param name="Service">The service's name, for example <c>EC2</c>.</param>
/// <param name="Operation">The operation, for example <c>RunInstances</c>.</param>
/// <param name="RequestId">The id of the request, where there was an answer.</param>
/// <param name="ErrorCode">AWS's code where it failed, else null.</param>
/// <param name="Elapsed">How long the attempt took.</param>
/// <param name="Attempt">1 for the first attempt, 2 for the first retry.</param>
public sealed record AwsCall(string Service, string Operation, string? RequestId, string? ErrorCode, TimeSpan Elapsed, int Attempt);
