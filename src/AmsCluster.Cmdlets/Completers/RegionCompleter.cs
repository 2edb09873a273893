using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Amazon;

namespace AmsCluster.Cmdlets;

/// <summary>Regions, from the table in the SDK: no call.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        RegionEndpoint.EnumerableAllRegions
            .Where(r => r.SystemName.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .OrderBy(r => r.SystemName, StringComparer.Ordinal)
            .Select(r => new CompletionResult(r.SystemName, r.SystemName, CompletionResultType.ParameterValue, r.DisplayName));
}
