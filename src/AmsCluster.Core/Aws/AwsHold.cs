namespace AmsCluster.Aws;

/// <summary>A call that waits to be sent because AWS lets no more of its like through just now. Told once a second as long as it waits.</summary>
/// <param name="Service">The service's name, for example <c>EC2</c>.</param>
/// <param name="Operation">The operation, for example <c>RunInstances</c>.</param>
/// <param name="Refusals">How often AWS has refused this very call; 0 where it waits its turn behind others.</param>
public sealed record AwsHold(string Service, string Operation, int Refusals);
