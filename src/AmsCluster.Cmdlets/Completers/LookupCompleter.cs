using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Management.Automation.Language;
using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>Completes with what is there in AWS: within two seconds, remembered for five minutes, and silent when AWS does not answer.</summary>
public abstract class LookupCompleter : IArgumentCompleter
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    static readonly ConcurrentDictionary<string, (DateTime Read, IReadOnlyList<Lookup> Values)> Cache = new(StringComparer.Ordinal);
    static readonly string[] Surroundings = ["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL"];

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "A key press must not end in an error, whatever the reason.")]
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? "").Trim('\'', '"');
        try
        {
            return [.. Values(word, fakeBoundParameters).Where(v => Matches(v, word))
                .Select(v => new CompletionResult(v.Value, v.Value, CompletionResultType.ParameterValue, v.Tooltip is "" ? v.Value : v.Tooltip))];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>Asks AWS.</summary>
    private protected abstract Task<IReadOnlyList<Lookup>> Look(AwsConnection aws, string scope, CancellationToken stop);

    /// <summary>What narrows the question; each scope is remembered by itself.</summary>
    private protected virtual string Scope(string word, IDictionary bound) => "";

    /// <summary>Whether a value may be meant by what was typed so far.</summary>
    private protected virtual bool Matches(Lookup value, string word) => value.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    IReadOnlyList<Lookup> Values(string word, IDictionary bound)
    {
        var credential = ForeignCredentials.Read(bound["Credential"] ?? (bound.Contains("ProfileName") ? null : Variable("StoredAWSCredentials")));
        var settings = new AwsSettings
        {
            Region = (bound["Region"] ?? Variable("StoredAWSRegion"))?.ToString(),
            Profile = bound["ProfileName"]?.ToString(),
            EndpointUrl = bound["EndpointUrl"]?.ToString(),
            AccessKey = credential?.AccessKey,
            SecretKey = credential?.SecretKey,
            SessionToken = credential?.Token,
        };
        var scope = Scope(word, bound);
        var key = string.Join('|', [GetType().Name, scope, settings.Region, settings.Profile, settings.EndpointUrl, settings.AccessKey, .. Surroundings.Select(Environment.GetEnvironmentVariable)]);
        if (Cache.TryGetValue(key, out var known) && DateTime.UtcNow - known.Read < Fresh) return known.Values;
        var values = Ask(settings, scope);
        Cache[key] = (DateTime.UtcNow, values);
        return values;
    }

    // Off the session's thread: finding credentials may take its own time before the first await.
    IReadOnlyList<Lookup> Ask(AwsSettings settings, string scope)
    {
        using var stop = new CancellationTokenSource(Patience);
        var token = stop.Token;
        return Task.Run(async () =>
        {
            using var aws = AwsConnection.Open(settings);
            return await Look(aws, scope, token);
        }, token).WaitAsync(Patience, CancellationToken.None).GetAwaiter().GetResult();
    }

    static object? Variable(string name) => ScriptBlock.Create($"${name}").InvokeReturnAsIs() is { } value ? (value as PSObject)?.BaseObject ?? value : null;
}
