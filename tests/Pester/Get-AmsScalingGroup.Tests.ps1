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

    It 'binds the property ClusterName' {
        ([pscustomobject]@{ ClusterName = 'two' } | Get-AmsScalingGroup -Role Edge).Name | Should -Be 'two-edge'
    }
}
