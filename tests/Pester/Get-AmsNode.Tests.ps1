BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'one', 'two' | New-AmsCluster
}

Describe 'Get-AmsNode' {
    It 'reads the nodes of a cluster by its name' {
        (Get-AmsNode one).TargetHealth | Should -Be 'healthy', 'healthy'
    }

    It 'reads the nodes of clusters from the pipeline' {
        (Get-AmsCluster | Get-AmsNode).ClusterName | Should -Be 'one', 'one', 'two', 'two'
    }

    It 'reads the nodes of a group from the pipeline' {
        $group = Get-AmsScalingGroup one -Role Edge
        ($group | Get-AmsNode).InstanceId | Should -Be $group.Nodes.InstanceId
    }

    It 'reads the nodes of several names of an array' {
        (Get-AmsNode one, two -Role Edge).ClusterName | Should -Be 'one', 'two'
    }

    It 'finds the nodes that instances of AWS.Tools are' {
        $node = Get-AmsNode two -Role Edge
        $instance = [pscustomobject]@{ InstanceId = $node.InstanceId; VpcId = 'vpc-1'; SubnetId = 'subnet-1'; ImageId = 'ami-1' }
        ($instance | Get-AmsNode).ClusterName | Should -Be 'two'
    }

    It 'reads a node from the pipeline anew' {
        $node = Get-AmsNode two -Role Edge
        ($node | Get-AmsNode).InstanceId | Should -Contain $node.InstanceId
    }
}
