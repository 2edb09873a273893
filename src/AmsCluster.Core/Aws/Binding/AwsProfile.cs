using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace AmsCluster.Aws.Binding;

/// <summary>A profile of the AWS CLI's files.</summary>
internal sealed class AwsProfile
{
    private readonly CredentialProfile _profile;
    private readonly CredentialProfileStoreChain _store;

    private AwsProfile(CredentialProfile profile, CredentialProfileStoreChain store) => (_profile, _store) = (profile, store);

    public string Name => _profile.Name;

    public string? Region => _profile.Region?.SystemName;

    /// <summary>The address of all services; the SDK leaves it out where the profile has a services section.</summary>
    public string? EndpointUrl => _profile.EndpointUrl;

    public string? Services => _profile.Services;

    public bool? IgnoreEndpoints => _profile.IgnoreConfiguredEndpointUrls;

    /// <summary>Whether its credentials are those of a role, assumed with others.</summary>
    public bool AssumesRole => _profile.Options is { RoleArn: not null, WebIdentityTokenFile: null };

    public bool? UseFips => _profile.UseFIPSEndpoint;

    public bool? UseDualStack => _profile.UseDualstackEndpoint;

    public int? MaxAttempts => _profile.MaxAttempts;

    /// <summary>How long the credentials of its role are valid; the SDK does not read it.</summary>
    public int? DurationSeconds
    {
        get
        {
            var written = ConfigFile.Value(ConfigFile.Lines(), ConfigFile.SectionOf(Name), "duration_seconds");
            return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? seconds
                : null;
        }
    }

    /// <summary>Finds a profile, or null.</summary>
    /// <exception cref="AmsException">The profile names a section that the file does not have.</exception>
    public static AwsProfile? Find(string name)
    {
        var store = new CredentialProfileStoreChain();
        try
        {
            return store.TryGetProfile(name, out var profile) ? new AwsProfile(profile, store) : null;
        }
        catch (AmazonClientException e)
        {
            throw new AmsException("AmsProfileInvalid", $"The AWS profile '{name}' cannot be used: {e.Message}",
                $"Correct the profile in ~/.aws/config, or run 'aws configure sso --profile {name}'.", inner: e);
        }
    }

    /// <summary>Finds a profile that must be there.</summary>
    /// <exception cref="AmsException">There is none of the name.</exception>
    public static AwsProfile Named(string name) => Find(name) ?? throw new AmsException(
        "AmsProfileNotFound", $"There is no AWS profile '{name}'.", "Run 'aws configure list-profiles' to see those that there are.");

    /// <summary>The profile's own credentials and no others.</summary>
    public AwsCredentials Credentials(RoleSource roles)
    {
        var signsOn = _profile.Options.SsoSession is not null || _profile.Options.SsoStartUrl is not null;
        return new AwsCredentials(
            () => _profile.CanCreateAWSCredentials
                ? Task.Run(() => roles.Ours(_profile.GetAWSCredentials(_store), this))
                : throw new AmazonClientException($"profile '{_profile.Name}' has none"),
            signsOn
                ? $"Run 'aws sso login --profile {_profile.Name}'."
                : $"Run 'aws configure --profile {_profile.Name}', or look at the profile in ~/.aws.")
        {
            CaBundle = roles.CaBundle,
        };
    }
}
