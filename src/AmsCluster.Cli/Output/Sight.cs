using AmsCluster.Cli.Json;

namespace AmsCluster.Cli.Output;

/// <summary>What a look has found, for whoever reads it.</summary>
internal abstract record Sight
{
    /// <summary>Whether all that was looked at is healthy.</summary>
    public abstract bool IsHealthy { get; }

    /// <summary>For people.</summary>
    /// <param name="width">How many columns there are.</param>
    /// <param name="all">Whether to tell what stays as well.</param>
    public abstract IEnumerable<Line> Lines(int width, bool all = true);

    /// <summary>For a log.</summary>
    public abstract IEnumerable<Line> Brief();

    /// <summary>For programs.</summary>
    /// <param name="oneLine">Whether the document is to be one line.</param>
    public abstract void Write(bool oneLine);

    /// <summary>One cluster, looked at closely.</summary>
    public sealed record One(Cluster Cluster) : Sight
    {
        public override bool IsHealthy => Cluster.Health is Health.Healthy;

        public override IEnumerable<Line> Lines(int width, bool all = true) => ClusterText.Tree(Cluster, width, all);

        public override IEnumerable<Line> Brief() => [ClusterText.Row(Cluster with { Problems = [] }, 0), .. Cluster.Problems.Select(p => (Line)p)];

        public override void Write(bool oneLine) => Document.Write(Cluster, oneLine);
    }

    /// <summary>The clusters of a Region.</summary>
    public sealed record All(string Region, IReadOnlyList<Cluster> Clusters) : Sight
    {
        public override bool IsHealthy => Clusters.All(c => c.Health is Health.Healthy);

        public override IEnumerable<Line> Lines(int width, bool all = true) => Brief().SelectMany(l => l.Wrapped(width));

        public override IEnumerable<Line> Brief() => Clusters.Count == 0 ? [$"There are no clusters in {Region}."]
            : Clusters.Select(c => ClusterText.Row(c, Clusters.Max(o => o.Name.Length)));

        public override void Write(bool oneLine) => Document.Write(new ListDocument(Region, Clusters), oneLine);
    }
}
