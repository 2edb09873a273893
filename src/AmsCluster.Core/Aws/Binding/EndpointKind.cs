namespace AmsCluster.Aws.Binding;

/// <summary>Which of a service's endpoints is called.</summary>
/// <param name="Fips">The one whose cryptography is validated by FIPS 140.</param>
/// <param name="DualStack">The one that is reached by IPv4 and IPv6.</param>
internal readonly record struct EndpointKind(bool Fips, bool DualStack)
{
    /// <summary>Whether it is the endpoint that every Region has.</summary>
    public bool IsUsual => !Fips && !DualStack;

    /// <summary>What was switched on, by the names of its switches.</summary>
    public string Switches => string.Join(" and ", new[]
    {
        Fips ? "AWS_USE_FIPS_ENDPOINT (use_fips_endpoint)" : null,
        DualStack ? "AWS_USE_DUALSTACK_ENDPOINT (use_dualstack_endpoint)" : null,
    }.OfType<string>());

    /// <inheritdoc/>
    public override string ToString() => (Fips, DualStack) switch
    {
        (true, true) => "FIPS and dual-stack",
        (true, false) => "FIPS",
        (false, true) => "dual-stack",
        _ => "usual",
    };
}
