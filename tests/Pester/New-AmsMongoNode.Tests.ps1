BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    New-AmsCluster whole
}

Describe 'New-AmsMongoNode' {
    It 'deploys the node alone' {
        $node = New-AmsMongoNode alone -InstanceType m5.large -VolumeGiB 50
        $node | Should -BeOfType [AmsCluster.MongoNode]
        $node.InstanceType, $node.State, $node.ClusterName | Should -Be 'm5.large', 'pending', 'alone'
        (Get-AmsCluster alone).Edge | Should -BeNullOrEmpty
    }

    It 'takes names from the pipeline and in an array' {
        ('a1', 'a2' | New-AmsMongoNode).ClusterName | Should -Be 'a1', 'a2'
        (New-AmsMongoNode a1, a2).ClusterName | Should -Be 'a1', 'a2'
    }

    It 'binds a VPC of AWS.Tools by its property' {
        { [pscustomobject]@{ VpcId = 'vpc-0123456789abcdef0'; State = 'available' } | New-AmsMongoNode -ClusterName inside -ErrorAction Stop } |
            Should -Throw -ErrorId 'AmsVpcNotFound,*'
    }

    It 'finds the node of <Carrier>, and changes nothing of it' -ForEach $carriers {
        $whole = Get-AmsCluster whole
        $script:found = $null
        Measure-Call { $script:found = & $Make whole | New-AmsMongoNode -ErrorAction Stop } | Should -Be 0
        $found.InstanceId | Should -Be $whole.Mongo.InstanceId
    }

    It 'binds the columns of a line' {
        $node = 'ClusterName,InstanceType,VolumeGiB,NodeZone,KeyName', 'columns,m5.large,44,ap-south-1b,ant' | ConvertFrom-Csv | New-AmsMongoNode
        $node.InstanceType, $node.AvailabilityZone | Should -Be 'm5.large', 'ap-south-1b'
        Export-AmsClusterSpec -ClusterName columns TestDrive:/columns.yaml
        $spec = Import-AmsClusterSpec TestDrive:/columns.yaml
        $spec.Mongo.VolumeGiB, $spec.Access.KeyName | Should -Be 44, 'ant'
    }

    It 'gives out the node as it is after a change' {
        $old = New-AmsMongoNode resized -InstanceType m5.large
        $node = New-AmsMongoNode resized -InstanceType m5.2xlarge -Confirm:$false
        $node.InstanceId, $node.InstanceType, $node.State | Should -Be $old.InstanceId, 'm5.2xlarge', 'running'
    }

    It 'changes nothing when it is run again' {
        New-AmsMongoNode twice
        Measure-Call { New-AmsMongoNode twice } | Should -Be 0
    }

    It 'writes nothing with -WhatIf' {
        Measure-Call { Invoke-Hostless 'New-AmsMongoNode never -WhatIf' } | Should -Be 0
    }

    It 'makes a VPC and opens SSH when told so' {
        New-AmsMongoNode walled -VpcCidr 10.7.0.0/16 -KeyName ant -SshFrom 203.0.113.0/24
        Export-AmsClusterSpec -ClusterName walled TestDrive:/walled.yaml
        $spec = Import-AmsClusterSpec TestDrive:/walled.yaml
        $spec.Network.Cidr, $spec.Access.KeyName, $spec.Access.SshFrom | Should -Be '10.7.0.0/16', 'ant', '203.0.113.0/24'
    }

    It 'makes no node for a database of one''s own, and the chain goes on' {
        $groups = New-AmsMongoNode own -MongoUri 'mongodb://user:secret@db.example.com:27017' | New-AmsScalingGroup -Role Origin, Edge
        $groups.Name | Should -Be 'own-origin', 'own-edge'
        (Get-AmsCluster own).Mongo | Should -BeNullOrEmpty
    }
}
