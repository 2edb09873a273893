namespace AmsCluster.Aws.S3;

/// <summary>
/// S3 <c>GetBucketLocation</c>: reads the Region of a bucket. An endpoint of another Region refuses it
/// (<c>PermanentRedirect</c> or <c>AuthorizationHeaderMalformed</c>).
/// </summary>
[Http("GET", "/{Bucket}?location")]
internal sealed record GetBucketLocation : S3Request<GetBucketLocationResult>
{
    [Wire("Bucket", Place = WirePlace.Path)] public required string Bucket { get; init; }
}

/// <summary>The answer to <c>GetBucketLocation</c>: empty for us-east-1, and EU for old buckets in eu-west-1.</summary>
internal sealed record GetBucketLocationResult
{
    public string? LocationConstraint { get; init; }
}
