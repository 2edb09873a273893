using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AmsCluster.Aws;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>The names of the clusters that are there. Silent when AWS does not answer in two seconds.</summary>
public sealed class ClusterCompleter : IArgumentCompleter
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    static readonly Dictionary<string, (DateTime Read, IReadOnlyList<string> Names)> Cache = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var (region, profile, endpoint) = (fakeBoundParameters["Region"] as string, fakeBoundParameters["ProfileName"] as string, fakeBoundParameters["EndpointUrl"] as string);
        return Names(region, profile, endpoint).Where(n => n.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(n => new CompletionResult(n, n, CompletionResultType.ParameterValue, $"cluster {n}{(region is null ? "" : $" in {region}")}"));
    }

    static IReadOnlyList<string> Names(string? region, string? profile, string? endpoint)
    {
        var key = $"{region}|{profile}|{endpoint}|{Environment.GetEnvironmentVariable("AWS_PROFILE")}|{Environment.GetEnvironmentVariable("AWS_REGION")}|{Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")}";
        lock (Cache)
        {
            if (Cache.TryGetValue(key, out var known) && DateTime.UtcNow - known.Read < Fresh) return known.Names;
            try
            {
                using var stop = new CancellationTokenSource(Patience);
                using var aws = AwsConnection.Open(new() { Region = region, Profile = profile, EndpointUrl = endpoint });
                var names = new ClusterEngine(aws).List(stop.Token).WaitAsync(Patience).GetAwaiter().GetResult();
                Cache[key] = (DateTime.UtcNow, names);
                return names;
            }
            catch (Exception e) when (e is AmsException or OperationCanceledException or TimeoutException)
            {
                return [];
            }
        }
    }
}
