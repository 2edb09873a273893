# What names a cluster along a pipeline: our own types, a name, and objects from elsewhere with a property that says it.
# Dot-source it in BeforeDiscovery. Make makes such an object for the cluster that it is given.
$carriers = @(
    @{ Carrier = 'a Cluster'; Make = { Get-AmsCluster $args[0] } }
    @{ Carrier = 'a ScalingGroup'; Make = { Get-AmsScalingGroup $args[0] -Role Edge } }
    @{ Carrier = 'a MongoNode'; Make = { (Get-AmsCluster $args[0]).Mongo } }
    @{ Carrier = 'a Node'; Make = { Get-AmsNode $args[0] -Role Edge } }
    @{ Carrier = 'a ClusterSpec'; Make = { New-AmsClusterSpec $args[0] } }
    @{ Carrier = 'a name'; Make = { $args[0] } }
    @{ Carrier = 'a property ClusterName'; Make = { [pscustomobject]@{ ClusterName = $args[0] } } }
    @{ Carrier = 'a property Name'; Make = { [pscustomobject]@{ Name = $args[0]; State = 'available' } } }
    @{ Carrier = 'a property Cluster'; Make = { [pscustomobject]@{ Cluster = $args[0] } } }
)
