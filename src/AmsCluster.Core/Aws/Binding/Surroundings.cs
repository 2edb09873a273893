using System.Globalization;
using Amazon;
using Amazon.Runtime;

namespace AmsCluster.Aws.Binding;

/// <summary>Finds out whose account, which Region and where, in the order of the AWS CLI: what was said, the environment, the profile.</summary>
internal sealed class Surroundings
{
    private const int Retries = 8;
    private readonly AwsSettings _settings;
    private readonly string? _profileName;
    private readonly Lazy<AwsProfile?> _profile;
    private readonly Lazy<string[]> _lines = new(ConfigFile.Lines);

    public Surroundings(AwsSettings settings)
    {
        _settings = settings;
        _profileName = Some(settings.Profile) ?? (HasKeys ? null : Env("AWS_PROFILE"));
        var named = _profileName is null ? null : AwsProfile.Named(_profileName);
        _profile = new(() => named ?? AwsProfile.Find(Env("AWS_PROFILE") ?? "default"));
        Region = Some(settings.Region) ?? Env("AWS_REGION") ?? Env("AWS_DEFAULT_REGION") ?? _profile.Value?.Region ?? throw new AmsException(
            "AmsRegionMissing", "No AWS Region is set.", "Name one, set AWS_REGION, or give the profile one with 'aws configure set region'.");
    }

    public string Region { get; }

    /// <summary>How many times an operation is tried again.</summary>
    public int MaxRetries => int.TryParse(Env("AWS_MAX_ATTEMPTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var attempts) && attempts > 0
        ? attempts - 1
        : Math.Max(0, (HasNoFiles ? null : _profile.Value?.MaxAttempts) - 1 ?? Retries);

    /// <summary>Whose calls these are, as far as that is known without asking: AWS counts the calls of an account together.</summary>
    public string Who => Some(_settings.AccessKey) ?? Some(_settings.Profile) ?? Env("AWS_ACCESS_KEY_ID") ?? _profileName ?? "";

    private bool HasKeys => Some(_settings.AccessKey) is not null;

    /// <summary>Whether everything was said, so that no file need be opened.</summary>
    private bool HasNoFiles => HasKeys && _profileName is null && !_profile.IsValueCreated;

    /// <summary>Whether published limits are kept to; null where it was not said.</summary>
    public bool? KeepsLimits => _settings.KeepsLimits;

    /// <summary>The endpoint of a service.</summary>
    public AwsEndpoint Endpoint(AwsService service) =>
        AwsEndpoint.Of(service, Region, Some(_settings.EndpointUrl) ?? Configured(service), Kind);

    /// <summary>
    /// Which of AWS's endpoints are wanted. The environment comes before the profile, as in the AWS CLI.
    /// </summary>
    private EndpointKind Kind => new(
        Fips: _settings.UseFips ?? Switch("AWS_USE_FIPS_ENDPOINT") ?? Known?.UseFips ?? false,
        DualStack: _settings.UseDualStack ?? Switch("AWS_USE_DUALSTACK_ENDPOINT") ?? Known?.UseDualStack ?? false);

    // The profile, unless everything was said.
    private AwsProfile? Known => HasNoFiles ? null : _profile.Value;

    /// <summary>
    /// The file with the certificates of the authorities that are trusted; null for the system's own.
    /// </summary>
    public string? CaBundle => Env("AWS_CA_BUNDLE") ?? ConfigFile.Value(_lines.Value, OwnSection, "ca_bundle");

    /// <summary>The credentials: the keys that were given, the profile that was, the environment's keys, AWS_PROFILE, the default chain.</summary>
    /// <param name="config">The settings for the SDK's own search.</param>
    /// <param name="transport">How STS is reached for the roles of profiles.</param>
    /// <param name="askMfaCode">Puts the question for an MFA code; null where no user can be asked.</param>
    public AWSCredentials Credentials(
        IClientConfig config, Transport transport, Func<string, string?>? askMfaCode = null)
    {
        var roles = new RoleSource(() => Endpoint(AwsService.Sts), transport, askMfaCode);
        AWSConfigs.HttpClientFactory = transport.CaBundle is { } bundle ? new SdkClients(bundle) : null;
        if (Some(_settings.AccessKey) is { } key)
            return Keys(key, _settings.SecretKey, _settings.SessionToken);
        if (Some(_settings.Profile) is not null)
            return _profile.Value!.Credentials(roles);
        if (Env("AWS_ACCESS_KEY_ID") is { } access && Env("AWS_SECRET_ACCESS_KEY") is { } secret)
            return Keys(access, secret, Env("AWS_SESSION_TOKEN"));

        // The SDK's own search passes over a default profile whose role needs an MFA code; for the AWS CLI its role
        // comes first.
        return _profile.Value is { } profile && (_profileName is not null || profile.AssumesRole)
            ? profile.Credentials(roles)
            : AwsCredentials.FromDefaultChain(config, roles);
    }

    private static AWSCredentials Keys(string key, string? secret, string? token) => Some(secret) is null
        ? throw new AmsException("AmsCredentialsMissing", "An access key was given without its secret key.", "Give both.")
        : Some(token) is null ? new BasicAWSCredentials(key, secret) : new SessionAWSCredentials(key, secret, token);

    private string? Configured(AwsService service)
    {
        if (string.Equals(Env("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase))
            return null;
        var id = service.Id.Replace(' ', '_');
        var said = Env("AWS_ENDPOINT_URL_" + id.ToUpperInvariant()) ?? Env("AWS_ENDPOINT_URL");
        if (said is not null || _profile.Value is not { IgnoreEndpoints: not true } profile)
            return said;
        var lines = _lines.Value;
        return (profile.Services is { } section ? ConfigFile.Value(lines, "services " + section, "endpoint_url", id.ToLowerInvariant()) : null)
            ?? Some(profile.EndpointUrl)
            ?? ConfigFile.Value(lines, ConfigFile.SectionOf(profile.Name), "endpoint_url");
    }

    private string OwnSection => ConfigFile.SectionOf(_profileName ?? Env("AWS_PROFILE") ?? "default");

    // The AWS CLI takes every other value for a no.
    private static bool? Switch(string name) =>
        Env(name) is { } said ? string.Equals(said, "true", StringComparison.OrdinalIgnoreCase) : null;

    private static string? Env(string name) => Some(Environment.GetEnvironmentVariable(name));

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
