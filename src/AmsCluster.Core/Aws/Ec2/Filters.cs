namespace AmsCluster.Aws.Ec2;

/// <summary>Narrows a Describe down to what has one of the values. The API's shape <c>Filter</c>.</summary>
/// <param name="Name">What is looked at, for example <c>vpc-id</c> or <c>tag:Name</c>.</param>
/// <param name="Values">The values; * and ? stand for others.</param>
internal sealed record Filter(string Name, [property: Wire("Value")] params IReadOnlyList<string> Values);

/// <summary>Tags that a resource gets in the call that makes it. The API's shape <c>TagSpecification</c>.</summary>
/// <param name="ResourceType">What gets them, for example <c>instance</c>.</param>
/// <param name="Tags">The tags.</param>
internal sealed record TagSpecification(string ResourceType, [property: Wire("Tag")] IReadOnlyList<Tag> Tags);
