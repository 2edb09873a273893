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

    It 'writes nothing with -WhatIf' {
        Measure-Call { New-AmsScalingGroup base -Role Edge -MaxSize 33 -WhatIf } | Should -Be 0
    }

    It 'refuses sizes that contradict each other' {
        { New-AmsScalingGroup base -Role Edge -MinSize 5 -MaxSize 3 -ErrorAction Stop } | Should -Throw -ErrorId 'AmsSpecInvalid,*'
    }
}
