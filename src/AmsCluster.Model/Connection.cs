using System.Text.Json.Serialization;

namespace AmsCluster;

/// <summary>How AWS is reached. It rides on the objects that cmdlets give out, so that it is said once, at the head of the pipeline.</summary>
public sealed class Connection
{
    /// <summary>The Region; null to look it up where the AWS CLI looks for it.</summary>
    public string? Region { get; init; }

    /// <summary>The profile; null for the credentials of the surroundings.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The address of every AWS service in place of AWS's own; null for AWS's own.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>The keys of an explicit credential. Not shown to anybody: internal members are in no view and no serialization.</summary>
    [JsonIgnore]
    internal (string AccessKey, string SecretKey, string? Token)? Keys { get; init; }

    /// <summary>What -WhatIf has planned further up in the pipeline and nobody has made; null on objects of what is there.</summary>
    [JsonIgnore]
    internal Planned? Planned { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", new[] { Region, ProfileName, EndpointUrl }.Where(s => s is not null));
}
