using System.Management.Automation;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Reads the AMS nodes of clusters, or finds the nodes that instances are.</summary>
[Cmdlet(VerbsCommon.Get, "AmsNode", DefaultParameterSetName = "Cluster")]
[OutputType(typeof(Node))]
public sealed class GetAmsNode : PanelCmdlet
{
    /// <summary>The clusters' names.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Cluster", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Cluster")]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    [TextOnly]
    [ValidateNotNullOrEmpty]
    public string[] ClusterName { get; set; } = [];

    /// <summary>Ids of EC2 instances: their nodes are looked for in all clusters of the Region.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Instance", ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] InstanceId { get; set; } = [];

    /// <summary>Nodes to read anew.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Node", ValueFromPipeline = true)]
    [ValidateNotNull]
    public Node? Node { get; set; }

    /// <summary>Origin, Edge, or both.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public NodeRole[] Role { get; set; } = [NodeRole.Origin, NodeRole.Edge];

    private protected override async Task Work(PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var engine = new ClusterEngine(aws);
        string[] wanted = Node is null ? InstanceId : [Node.InstanceId];
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in await Names(engine))
        {
            try
            {
                var cluster = (await Look(engine, name, host)).Along(reach);
                var nodes = new[] { cluster.Origin, cluster.Edge }.OfType<ScalingGroup>().Where(g => Role.Contains(g.Role)).SelectMany(g => g.Nodes)
                    .Where(n => wanted.Length == 0 || wanted.Contains(n.InstanceId)).ToList();
                found.UnionWith(nodes.Select(n => n.InstanceId));
                host.WriteAll(nodes);
            }
            catch (AmsException e)
            {
                host.Error(e, name);
            }
        }

        foreach (var id in InstanceId.Except(found))
        {
            host.Error(new AmsException("AmsNodeNotFound", $"Instance {id} is not a node of a cluster in {aws.Region}.",
                "Look at the nodes with: Get-AmsCluster | Get-AmsNode. A MongoDB node is none of them."), id);
        }
    }

    async Task<IEnumerable<string>> Names(ClusterEngine engine) =>
        Node?.ClusterName is { } name ? [name] : ParameterSetName == "Cluster" ? ClusterName : await engine.List(Stop);
}
