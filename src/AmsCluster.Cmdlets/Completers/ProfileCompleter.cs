using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Amazon.Runtime.CredentialManagement;

namespace AmsCluster.Cmdlets;

/// <summary>Profiles of the AWS configuration files.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        new CredentialProfileStoreChain().ListProfiles()
            .Where(p => p.Name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(p => new CompletionResult(p.Name, p.Name, CompletionResultType.ParameterValue, p.Region is null ? p.Name : $"{p.Name} in {p.Region.SystemName}"));
}
