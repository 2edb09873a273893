namespace AmsCluster.Aws;

/// <summary>A tag of EC2, Elastic Load Balancing, IAM, Systems Manager and Certificate Manager. The API's shape <c>Tag</c>.</summary>
/// <param name="Key">The tag's name.</param>
/// <param name="Value">Its value; null only where a tag is to be deleted whatever its value.</param>
internal sealed record Tag(string Key, string? Value);
