using System.Security.Authentication;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace AmsCluster.Aws.Binding;

/// <summary>Credentials whose absence is told with what to do about it. Looked for when the first request is signed, not before.</summary>
/// <param name="find">Finds them.</param>
/// <param name="advice">What to do where there are none.</param>
/// <param name="places">Where all was looked; null where it was in one place, whose own words say more.</param>
internal sealed class AwsCredentials(Func<Task<AWSCredentials>> find, string advice, string? places = null) : AWSCredentials
{
    private readonly object _gate = new();
    private Task<AWSCredentials>? _found;

    /// <summary>The file with the authorities' certificates; null for those that the system trusts.</summary>
    public string? CaBundle { get; init; }

    /// <summary>The SDK's own search: default profile, web identity, container, instance.</summary>
    public static AwsCredentials FromDefaultChain(IClientConfig config, RoleSource roles) => new(
        () => Task.Run(async () => roles.Ours(await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(config))),
        "Run 'aws configure' or 'aws sso login', name a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        "the environment, the default profile, a web identity, a container's or an instance's role have none")
    {
        CaBundle = roles.CaBundle,
    };

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        try
        {
            var credentials = await Found();
            return await credentials.GetCredentialsAsync();
        }
        catch (Exception failure) when (failure is not (AmsException or OperationCanceledException))
        {
            throw Ours(failure);
        }
    }

    // The SDK wraps what its own calls end with.
    private AmsException Ours(Exception failure)
    {
        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is AmsException ours)
                return ours;
            if (inner is AuthenticationException)
                return new AmsException(AwsFailure.TlsFailed, $"No AWS credentials could be had: {inner.Message}",
                    Binding.CaBundle.Advice(CaBundle), null, failure);
        }

        var why = places ?? failure.Message.TrimEnd().TrimEnd('.');
        return new AmsException("AmsCredentialsMissing", $"No AWS credentials could be had: {why}.", advice, null,
            failure);
    }

    private Task<AWSCredentials> Found()
    {
        lock (_gate)
        {
            if (_found is null or { IsFaulted: true } or { IsCanceled: true })
                _found = find();
            return _found;
        }
    }
}
