namespace AmsCluster;

/// <summary>A machine image of AMS nodes.</summary>
/// <param name="ImageId">Its id (<c>ami-…</c>).</param>
/// <param name="Name">Its name; null when it is gone.</param>
/// <param name="Version">The version of Ant Media Server that its name tells, for example <c>3.0.3</c>; null when it tells none.</param>
public sealed record NodeImage(string ImageId, string? Name, string? Version)
{
    /// <inheritdoc/>
    public override string ToString() => Version is null ? ImageId : $"{ImageId} (AMS {Version})";
}
