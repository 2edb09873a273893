# The cluster of examples/01-guide.yaml as a chain of cmdlets. Prints how many seconds the chain has taken, without PowerShell's start and the import.
param([string] $Manifest)

$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'
Import-Module $Manifest
$arn = 'arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-000000000001'
$watch = [Diagnostics.Stopwatch]::StartNew()
New-AmsMongoNode -ClusterName live -Region ap-south-1 -InstanceType m5.xlarge -KeyName ant -NodeZone ap-south-1a |
    New-AmsScalingGroup -Role Origin, Edge -InstanceType c5.xlarge -MinSize 1 -MaxSize 10 -TargetCpu 60 |
    Set-AmsLoadBalancerRules -CertificateArn $arn -Domain live.example.com -LoadBalancerZone ap-south-1a, ap-south-1b
[Console]::Out.WriteLine($watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture))
