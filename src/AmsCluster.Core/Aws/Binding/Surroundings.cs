using System.Globalization;
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
    public AwsEndpoint Endpoint(AwsService service) => AwsEndpoint.Of(service, Region, Some(_settings.EndpointUrl) ?? Configured(service));

    /// <summary>The credentials: the keys that were given, the profile that was, the environment's keys, AWS_PROFILE, the default chain.</summary>
    public AWSCredentials Credentials(IClientConfig config)
    {
        if (Some(_settings.AccessKey) is { } key)
            return Keys(key, _settings.SecretKey, _settings.SessionToken);
        if (Some(_settings.Profile) is not null)
            return _profile.Value!.Credentials();
        if (Env("AWS_ACCESS_KEY_ID") is { } access && Env("AWS_SECRET_ACCESS_KEY") is { } secret)
            return Keys(access, secret, Env("AWS_SESSION_TOKEN"));
        return _profileName is not null ? _profile.Value!.Credentials() : AwsCredentials.FromDefaultChain(config);
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
            ?? ConfigFile.Value(lines, profile.Name == "default" ? profile.Name : "profile " + profile.Name, "endpoint_url");
    }

    private static string? Env(string name) => Some(Environment.GetEnvironmentVariable(name));

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
