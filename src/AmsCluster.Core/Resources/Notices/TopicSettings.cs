using System.Text.Json;
using System.Text.Json.Nodes;

namespace AmsCluster.Resources.Notices;

/// <summary>
/// What others have set on the cluster's topic: a key, or another access policy. With either, notices may not arrive.
/// </summary>
internal static class TopicSettings
{
    const string KeyField = "KMS key";
    const string PolicyField = "access policy";

    // SNS gives it to every new topic: the account may do all with it.
    const string DefaultStatement = "__default_statement_ID";

    /// <summary>What a topic has beyond a new one.</summary>
    public static IEnumerable<FieldChange> Added(IReadOnlyDictionary<string, string>? settings)
    {
        if (settings?.GetValueOrDefault("KmsMasterKeyId") is { Length: > 0 } key) yield return new(KeyField, key, null);
        if (settings?.GetValueOrDefault("Policy") is { Length: > 0 } policy && Statements(policy) is { } others)
            yield return new(PolicyField, others, null);
    }

    /// <summary>What a plan reports of it.</summary>
    public static Finding Finding(string topic, FieldChange added) => new(
        FindingLevel.Warning, "AmsTopicChanged", topic,
        $"The {added.Field} of topic {topic} was set manually: {added.Actual}. CloudWatch and Auto Scaling may not be "
        + "able to publish to the topic, and then notices do not arrive.",
        added.Field == KeyField
            ? "Remove the encryption, or use a customer managed key whose policy allows cloudwatch.amazonaws.com "
                + "kms:Decrypt and kms:GenerateDataKey*. A key of AWS's own (alias/aws/sns) never works."
            : "Look at the policy in the SNS console, under Access policy. The default one lets the account publish.");

    // The statements that differ from the default; null for the default policy.
    static string? Statements(string policy)
    {
        try
        {
            var found = JsonNode.Parse(policy)?["Statement"]?.AsArray().ToList() ?? [];
            if (found is [{ } only] && IsDefault(only)) return null;
            return string.Join(", ", found.Select(s => (string?)s?["Sid"] ?? (string?)s?["Effect"] ?? "a statement"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "not JSON as SNS documents it";
        }
    }

    static bool IsDefault(JsonNode statement) =>
        (string?)statement["Sid"] == DefaultStatement
        && (string?)statement["Effect"] == "Allow"
        && statement["Action"] is JsonArray actions
        && actions.Any(a => string.Equals((string?)a, "SNS:Publish", StringComparison.OrdinalIgnoreCase));
}
