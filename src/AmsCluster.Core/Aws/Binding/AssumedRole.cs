using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace AmsCluster.Aws.Binding;

/// <summary>The temporary credentials of a role, renewed when they expire.</summary>
/// <param name="role">The role and its options, as the SDK reads them from the profile.</param>
/// <param name="caller">The credentials that assume it.</param>
/// <param name="roles">Where STS is, and who is asked for MFA codes.</param>
/// <param name="profile">The profile, for messages.</param>
internal sealed class AssumedRole(
    AssumeRoleAWSCredentials role, AWSCredentials caller, RoleSource roles, string? profile)
    : RefreshingAWSCredentials
{
    // An MFA code counts once: the next cmdlet of a pipeline uses the credentials that the first one was given for it.
    private static readonly ConcurrentDictionary<string, CredentialsRefreshState> Kept = new(StringComparer.Ordinal);
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5);

    private readonly string? _serial = role.Options?.MfaSerialNumber;
    private AmsException? _refused;

    /// <summary>How long they are valid; null for as long as STS gives by itself.</summary>
    public int? DurationSeconds { get; init; }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        if (_serial is null)
            return await Assume(null);

        // Calls at the same time wait for one another here: one wrong code is one question, not twenty.
        if (_refused is not null)
            throw _refused;
        var keys = await caller.GetCredentialsAsync();
        var key = $"{keys.AccessKey} {role.RoleArn} {_serial} {role.Options!.ExternalId}";
        if (Kept.TryGetValue(key, out var kept) && kept.Expiration - DateTime.UtcNow > Least)
            return kept;
        try
        {
            return Kept[key] = await Assume(roles.MfaCode(_serial, role.RoleArn, profile));
        }
        catch (AmsException e)
        {
            _refused = e;
            throw;
        }
    }

    private async Task<CredentialsRefreshState> Assume(string? code)
    {
        using var sts = roles.Open(caller);
        try
        {
            var answer = await sts.AssumeRoleAsync(new AssumeRoleRequest
            {
                RoleArn = role.RoleArn,
                RoleSessionName = role.RoleSessionName,
                ExternalId = role.Options?.ExternalId,
                DurationSeconds = DurationSeconds,
                SourceIdentity = role.Options?.SourceIdentity,
                SerialNumber = _serial,
                TokenCode = code,
            });
            var given = answer.Credentials;
            return new CredentialsRefreshState(
                new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken),
                given.Expiration!.Value.ToUniversalTime());
        }
        catch (AmazonServiceException e) when (e.ErrorCode is { Length: > 0 })
        {
            var text = $"STS AssumeRole of {role.RoleArn} was refused: {e.Message}";
            throw new AwsException(
                AwsService.Sts, "AssumeRole", e.ErrorCode, text, e.RequestId, (int)e.StatusCode, e,
                region: roles.Region);
        }
    }
}
