BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

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

    It 'finds several instances of an array, among all clusters, and no others' {
        $wanted = (Get-AmsNode one -Role Edge), (Get-AmsNode two -Role Origin) | ForEach-Object InstanceId
        (Get-AmsNode -InstanceId $wanted).InstanceId | Should -Be $wanted
        (([pscustomobject]@{ InstanceId = $wanted[0] }, [pscustomobject]@{ InstanceId = $wanted[1] }) | Get-AmsNode).InstanceId | Should -Be $wanted
        Get-AmsNode -InstanceId i-00000000000000000 | Should -BeNullOrEmpty
    }

    It 'says that an instance is not a node' {
        $errors = Get-WrittenError { Get-AmsNode -InstanceId i-0123456789abcdef0 }
        $errors.FullyQualifiedErrorId | Should -BeLike 'AmsNodeNotFound,*'
        $errors.TargetObject | Should -Be 'i-0123456789abcdef0'
    }

    It 'tells what a node does and what it runs on' {
        (Get-AmsCluster | Get-AmsNode -Role Edge)[0].Role | Should -Be 'Edge'
        (Get-AmsCluster | Get-AmsNode)[0].InstanceType | Should -Be 'c5.xlarge'
    }

    It 'reads a node from the pipeline anew, and that one only' {
        $node = Get-AmsNode two -Role Edge
        ($node | Get-AmsNode).InstanceId | Should -Be $node.InstanceId
        (Get-AmsNode one, two | Get-AmsNode).Count | Should -Be 4
    }

    It 'reads the nodes of the cluster of <Carrier>' -ForEach ($carriers | Where-Object Carrier -NotIn 'a Node', 'a ScalingGroup') {
        (& $Make two | Get-AmsNode).ClusterName | Should -Be 'two', 'two'
    }

    It 'reads no further behind Select-Object -First' {
        $all = Measure-Call { 'one', 'two' | Get-AmsNode } -Of total
        Measure-Call { 'one', 'two' | Get-AmsNode | Select-Object -First 1 } -Of total | Should -BeLessOrEqual ($all / 2)
    }

    It 'says that a password is wrong, and tries it once a node however many objects come' {
        $standIn = Start-AmsStandIn
        Set-AmsStandIn $standIn one
        $login = [pscredential]::new('JamesBond', (ConvertTo-SecureString wrong -AsPlainText -Force))
        $way = Get-WayToStandIn $standIn
        $nodes = Get-AmsNode one
        $errors = Get-WrittenError { $nodes + $nodes | Get-AmsNode -AmsCredential $login -ConnectTo $way }
        $errors.FullyQualifiedErrorId | Should -BeLike 'AmsLoginFailed,*'
        $errors | Should -HaveCount 4
        $errors[0].ErrorDetails.RecommendedAction | Should -Match 'Reset-AmsAdminPassword'
        (Get-WrittenError { Get-AmsCluster one -AmsCredential $login -ConnectTo $way }).FullyQualifiedErrorId | Should -BeLike 'AmsLoginFailed,*'
        $tries = Invoke-RestMethod "$standIn/stand-in/requests" | ForEach-Object { $_ } | Where-Object path -EQ '/rest/v2/users/authenticate'
        ($tries | Group-Object node | Measure-Object Count -Maximum).Maximum | Should -Be 2
    }

    It 'tells what AMS says of each node, in the table as well' {
        $standIn = Start-AmsStandIn
        Set-AmsStandIn $standIn one
        $edge = (Get-AmsNode one -Role Edge).PrivateIpAddress
        Set-StandInState $standIn @{ at = @{ "ip-$($edge.Replace('.', '-'))" = @{ heartbeat_age = 60; cpu = 80 } } }
        $login = [pscredential]::new('JamesBond', (ConvertTo-SecureString secret -AsPlainText -Force))
        $nodes = Get-AmsNode one -AmsCredential $login -ConnectTo (Get-WayToStandIn $standIn)
        $nodes.Membership | Should -Be 'Alive', 'Dead'
        $nodes.Cpu | Should -Be 12, 80
        $nodes.Version | Should -Be '3.0.3', '3.0.3'
        $nodes[1].LastHeartbeat | Should -BeLessThan ([DateTimeOffset]::UtcNow.AddSeconds(-59))
        $PSStyle.OutputRendering = 'PlainText'
        ($nodes | Out-String -Width 110) | Should -Match 'Edge +i-\w+ +healthy +InService +ap-south-1\w +Dead +80 +40'
        ($nodes[1] | Format-List | Out-String) | Should -Match 'Membership +: Dead'
    }
}
