using AmsCluster.Operations;
using AmsCluster.Planning;
using AmsCluster.Resources;

namespace AmsCluster.Micro;

/// <summary>The one place that knows the planner's own types.</summary>
internal static class Engine
{
    public static object Topology(ClusterSpec spec) => GuideTopology.Of(spec, Parts.None);

    /// <summary>Plans once more with what was read.</summary>
    public static int Plan(Work work) => Planner.Plan(work.Topology, work.State).Steps.Count;
}
