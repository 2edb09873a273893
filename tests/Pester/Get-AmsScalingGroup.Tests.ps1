BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'one', 'two' | New-AmsCluster
}

Describe 'Get-AmsScalingGroup' {
    It 'reads both groups of a cluster' {
        (Get-AmsScalingGroup one).Role | Should -Be 'Origin', 'Edge'
    }

    It 'reads the group of one role' {
        (Get-AmsScalingGroup one -Role Edge).Name | Should -Be 'one-edge'
    }

    It 'reads the groups of several names of an array' {
        (Get-AmsScalingGroup one, two -Role Edge).ClusterName | Should -Be 'one', 'two'
    }

    It 'reads the groups of names from the pipeline' {
        ('one', 'two' | Get-AmsScalingGroup -Role Origin).Name | Should -Be 'one-origin', 'two-origin'
    }

    It 'reads the groups of clusters from the pipeline' {
        (Get-AmsCluster | Get-AmsScalingGroup).Name | Should -Be 'one-origin', 'one-edge', 'two-origin', 'two-edge'
    }

    It 'reads the groups of the cluster of <Carrier>' -ForEach $carriers {
        (& $Make two | Get-AmsScalingGroup).Name | Should -Be 'two-origin', 'two-edge'
    }

    It 'reads no further behind Select-Object -First' {
        $all = Measure-Call { 'one', 'two' | Get-AmsScalingGroup } -Of total
        Measure-Call { 'one', 'two' | Get-AmsScalingGroup | Select-Object -First 1 } -Of total | Should -BeLessOrEqual ($all / 2)
    }

    It 'leaves out a group that is not there' {
        New-AmsScalingGroup part -Role Origin
        (Get-AmsScalingGroup part).Name | Should -Be 'part-origin'
        Get-AmsScalingGroup part -Role Edge | Should -BeNullOrEmpty
    }
}
