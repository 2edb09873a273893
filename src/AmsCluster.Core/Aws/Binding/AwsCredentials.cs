using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace AmsCluster.Aws.Binding;

/// <summary>Credentials whose absence is told with what to do about it. Looked for when the first request is signed, not before.</summary>
/// <param name="find">Finds them.</param>
/// <param name="advice">What to do where there are none.</param>
internal sealed class AwsCredentials(Func<Task<AWSCredentials>> find, string advice) : AWSCredentials
{
    private readonly object _gate = new();
    private Task<AWSCredentials>? _found;

    /// <summary>The SDK's own search: default profile, web identity, container, instance.</summary>
    public static AwsCredentials FromDefaultChain(IClientConfig config) => new(
        () => Task.Run(() => DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(config)),
        "Run 'aws configure' or 'aws sso login', name a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");

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
            throw new AmsException("AmsCredentialsMissing", $"No AWS credentials could be had: {failure.Message}", advice, null, failure);
        }
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
