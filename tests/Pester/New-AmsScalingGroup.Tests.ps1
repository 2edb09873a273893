BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'base', 'second' | New-AmsMongoNode
}

Describe 'New-AmsScalingGroup' {
    It 'deploys the group of one role' {
        $group = New-AmsScalingGroup base -Role Origin -InstanceType c5.2xlarge -MinSize 1 -MaxSize 3 -TargetCpu 50
        $group | Should -BeOfType [AmsCluster.ScalingGroup]
        "$($group.Role)", $group.InstanceType, $group.MaxSize | Should -Be 'Origin', 'c5.2xlarge', 3
        (Get-AmsCluster base).Edge | Should -BeNullOrEmpty
    }

    It 'deploys both roles, for a node from the pipeline' {
        $groups = New-AmsMongoNode second | New-AmsScalingGroup -Role Origin, Edge
        $groups.Name | Should -Be 'second-origin', 'second-edge'
    }

    It 'does not take the instance type of the MongoDB node for its own' {
        (New-AmsMongoNode second | New-AmsScalingGroup -Role Edge).InstanceType | Should -Be 'c5.xlarge'
    }

    It 'takes clusters, names and arrays' {
        (Get-AmsCluster second | New-AmsScalingGroup -Role Edge).Name | Should -Be 'second-edge'
        ('second' | New-AmsScalingGroup -Role Edge).Name | Should -Be 'second-edge'
        (New-AmsScalingGroup base, second -Role Edge).Name | Should -Be 'base-edge', 'second-edge'
    }

    It 'deploys for the cluster of <Carrier>' -ForEach $carriers {
        (& $Make second | New-AmsScalingGroup -Role Origin).Name | Should -Be 'second-origin'
    }

    It 'takes the role from a property' {
        ([pscustomobject]@{ ClusterName = 'second'; Role = 'Edge' } | New-AmsScalingGroup).Name | Should -Be 'second-edge'
    }

    It 'begins a cluster that is not there yet, with the database it needs' {
        (New-AmsScalingGroup fresh -Role Origin).Name | Should -Be 'fresh-origin'
        (Get-AmsCluster fresh).Mongo.State | Should -Be 'running'
    }

    It 'deploys no further behind Select-Object -First' {
        ('third', 'fourth' | New-AmsScalingGroup -Role Edge | Select-Object -First 1).Name | Should -Be 'third-edge'
        Get-AmsCluster fourth* | Should -BeNullOrEmpty
    }

    It 'changes nothing when it is run again' {
        Measure-Call { New-AmsScalingGroup second -Role Origin, Edge -ErrorAction Stop } | Should -Be 0
    }

    It 'writes nothing with -WhatIf' {
        Measure-Call { Invoke-Hostless 'New-AmsScalingGroup base -Role Edge -MaxSize 33 -WhatIf' } | Should -Be 0
    }

    It 'makes nodes wait for their streams before they end' {
        New-AmsScalingGroup second -Role Edge -DrainMinutes 30
        Export-AmsClusterSpec -ClusterName second TestDrive:/drain.yaml -Force
        (Import-AmsClusterSpec TestDrive:/drain.yaml).Edge.DrainMinutes | Should -Be 30
        { New-AmsScalingGroup second -Role Edge -DrainMinutes 481 -ErrorAction Stop } | Should -Throw '*drain must be 0 to 480 minutes*' -ErrorId 'AmsSpecInvalid,*'
    }

    It 'refuses sizes that contradict each other' {
        { New-AmsScalingGroup base -Role Edge -MinSize 5 -MaxSize 3 -ErrorAction Stop } | Should -Throw -ErrorId 'AmsSpecInvalid,*'
    }
}
