namespace AmsCluster.Aws.AutoScaling;

/// <summary>Narrows a Describe down to what has one of the values. The API's shape <c>Filter</c>.</summary>
/// <param name="Name">What is looked at, for example <c>tag:Name</c>.</param>
/// <param name="Values">The values.</param>
internal sealed record Filter(string Name, params IReadOnlyList<string> Values);
