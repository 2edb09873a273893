using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AmsCluster.Cmdlets;

/// <summary>What HTTP listeners can do with a request.</summary>
public sealed class HttpListenerCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        new[] { LoadBalancerSpec.Redirect, LoadBalancerSpec.Forward }
            .Where(word => word.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionResult(word));
}
