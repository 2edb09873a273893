using AmsCluster.Aws;
using AmsCluster.Aws.S3;

namespace AmsCluster.Preflight;

/// <summary>Whether a bucket exists and in which Region it is, as far as these credentials may know.</summary>
/// <param name="IsMissing">Whether S3 has no bucket of the name.</param>
/// <param name="Region">The Region; null where it is not known.</param>
internal sealed record BucketPlace(bool IsMissing, string? Region)
{
    // S3 refuses a request that is signed for another Region than the bucket's.
    static readonly string[] Elsewhere = ["AuthorizationHeaderMalformed", "PermanentRedirect", "IllegalLocationConstraintException"];

    public static async Task<BucketPlace> Of(Reader reader, string name)
    {
        try
        {
            return await reader.SendOrNull(new GetBucketLocation { Bucket = name }) is { } found
                ? new(false, Named(found.LocationConstraint))
                : new(true, null);
        }
        catch (AwsException e) when (Elsewhere.Contains(e.Code, StringComparer.Ordinal))
        {
            return new(false, RegionIn(e.Message) ?? "another Region");
        }
        catch (AwsException e) when (AwsCodes.Denied(e))
        {
            return new(false, null);
        }
    }

    // S3 has older names for two Regions (GetBucketLocation).
    static string Named(string? location) => location switch
    {
        null or "" => "us-east-1",
        "EU" => "eu-west-1",
        _ => location,
    };

    static string? RegionIn(string message) => message.Split("expecting '").ElementAtOrDefault(1)?.Split('\'')[0];
}
