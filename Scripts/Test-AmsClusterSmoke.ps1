#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
<#
.SYNOPSIS
Looks whether a running cluster is as it should be: healthy, as its spec says, every node in service.
.DESCRIPTION
Makes reads only. Throws when a test fails.
.EXAMPLE
./Scripts/Test-AmsClusterSmoke.ps1 live -Region ap-south-1
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $ClusterName,

    [string] $Region,

    [string] $ProfileName
)

Import-Module "$PSScriptRoot/../AmsCluster.psd1"
$null = $PSBoundParameters.Remove('Verbose')

$tests = {
    param([hashtable] $Which)

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

        It 'has every node in service' {
            $cluster | Get-AmsNode | Where-Object { $_.LifecycleState -ne 'InService' -or $_.TargetHealth -ne 'healthy' } | Should -BeNullOrEmpty
        }

        It 'has as many healthy nodes in each group as it aims at' {
            $cluster | Get-AmsScalingGroup | ForEach-Object { $_.Healthy | Should -Be $_.DesiredCapacity -Because $_.Name }
        }

        It 'has addresses to publish to and to play from' {
            $cluster.Endpoints.Purpose | Should -Contain 'publish'
            $cluster.Endpoints.Purpose | Should -Contain 'play'
        }
    }
}

$container = New-PesterContainer -ScriptBlock $tests -Data @{ Which = @{} + $PSBoundParameters }
Invoke-Pester -Configuration @{ Run = @{ Container = $container; Throw = $true }; Output = @{ Verbosity = 'Detailed' } }
