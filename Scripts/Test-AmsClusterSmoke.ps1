#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
<#
.SYNOPSIS
Looks whether a running cluster is as it should be: healthy, as its spec says, every node in service, and good for its users.
.DESCRIPTION
Makes reads only. What users meet is looked at by Test-AmsCluster, from this machine. Throws when a test fails.
.EXAMPLE
./Scripts/Test-AmsClusterSmoke.ps1 live -Region ap-south-1
.EXAMPLE
./Scripts/Test-AmsClusterSmoke.ps1 live -App mine -AmsCredential JamesBond
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $ClusterName,

    [string] $Region,

    [string] $ProfileName,

    # The application to look at; without it one is found.
    [string] $App,

    # A user of AMS's web panel, for the checks that need one.
    [pscredential] [Management.Automation.Credential()] $AmsCredential,

    # Names and ports that lead elsewhere, each HOST1:PORT1:HOST2:PORT2, for a cluster whose DNS is not switched yet.
    [string[]] $ConnectTo
)

Import-Module "$PSScriptRoot/../AmsCluster.psd1"
$which, $flight = @{}, @{}
foreach ($name in $PSBoundParameters.Keys) {
    if ($name -in 'ClusterName', 'Region', 'ProfileName') { $which[$name] = $PSBoundParameters[$name] }
    elseif ($name -in 'App', 'AmsCredential', 'ConnectTo') { $flight[$name] = $PSBoundParameters[$name] }
}

$tests = {
    param([hashtable] $Which, [hashtable] $Flight)

    Describe "Cluster $($Which.ClusterName)" {
        BeforeAll { $cluster = Get-AmsCluster @Which -ErrorAction Stop }

        It 'is healthy' {
            "$($cluster.Health)" | Should -Be 'Healthy' -Because ($cluster.Problems -join ' ')
        }

        It 'is as its spec says' {
            Compare-AmsCluster @Which -ErrorAction Stop |
                ForEach-Object { "$($_.Kind) $($_.Name): $($_.Field) is $($_.Actual ?? 'none') and should be $($_.Expected ?? 'none')" } |
                Should -BeNullOrEmpty
        }

        # Those that drain before they end are on their way out.
        It 'has every node in service' {
            $cluster | Get-AmsNode | Where-Object LifecycleState -NotLike 'Terminating*' | Where-Object { $_.LifecycleState -ne 'InService' -or $_.TargetHealth -ne 'healthy' } | Should -BeNullOrEmpty
        }

        It 'has as many healthy nodes in each group as it aims at' {
            $cluster | Get-AmsScalingGroup | ForEach-Object { $_.Healthy | Should -Be $_.DesiredCapacity -Because $_.Name }
        }

        It 'has addresses to publish to and to play from' {
            $cluster.Endpoints.Purpose | Should -Contain 'publish'
            $cluster.Endpoints.Purpose | Should -Contain 'play'
        }

        It 'passes every check of a test flight' {
            Test-AmsCluster @Which @Flight -ErrorAction Stop | Where-Object Outcome -eq Failed |
                ForEach-Object { "$($_.Name) $($_.Subject): $($_.Seen) $($_.Advice)" } | Should -BeNullOrEmpty
        }
    }
}

$container = New-PesterContainer -ScriptBlock $tests -Data @{ Which = $which; Flight = $flight }
Invoke-Pester -Configuration @{ Run = @{ Container = $container; Throw = $true }; Output = @{ Verbosity = 'Detailed' } }
