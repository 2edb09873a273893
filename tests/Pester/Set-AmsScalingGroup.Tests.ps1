BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    New-AmsCluster live
}

Describe 'Set-AmsScalingGroup' {
    It 'gives out nothing without -PassThru' {
        Set-AmsScalingGroup live -Role Edge -MaxSize 12 | Should -BeNullOrEmpty
        (Get-AmsScalingGroup live -Role Edge).MaxSize | Should -Be 12
    }

    It 'gives out the group with -PassThru' {
        (Get-AmsCluster live | Set-AmsScalingGroup -Role Edge -MaxSize 40 -PassThru).MaxSize | Should -Be 40
    }

    It 'leaves the other group alone' {
        Set-AmsScalingGroup live -Role Origin -MaxSize 3
        (Get-AmsScalingGroup live).MaxSize | Should -Be 3, 40
    }

    It 'takes groups from the pipeline, each by its role' {
        (Get-AmsScalingGroup live | Set-AmsScalingGroup -MaxSize 7 -PassThru).MaxSize | Should -Be 7, 7
    }

    It 'changes the group of <Carrier>' -ForEach $carriers {
        $size = (Get-AmsScalingGroup live -Role Edge).MaxSize + 1
        (& $Make live | Set-AmsScalingGroup -Role Edge -MaxSize $size -PassThru).MaxSize | Should -Be $size
    }

    It 'takes the role from a property, and several from an array' {
        ([pscustomobject]@{ ClusterName = 'live'; Role = 'Origin' } | Set-AmsScalingGroup -MaxSize 6 -PassThru).Name | Should -Be 'live-origin'
        (Set-AmsScalingGroup live -Role Origin, Edge -MaxSize 7 -PassThru).MaxSize | Should -Be 7, 7
    }

    It 'changes the clusters of an array' {
        New-AmsCluster other
        (Set-AmsScalingGroup live, other -Role Edge -MaxSize 9 -PassThru).ClusterName | Should -Be 'live', 'other'
        (Get-AmsScalingGroup live, other -Role Edge).MaxSize | Should -Be 9, 9
    }

    It 'changes no further group behind Select-Object -First' {
        (Get-AmsScalingGroup live | Set-AmsScalingGroup -MaxSize 21 -PassThru | Select-Object -First 1).Name | Should -Be 'live-origin'
        (Get-AmsScalingGroup live -Role Edge).MaxSize | Should -Not -Be 21
    }

    It 'changes only what is said' {
        $before = Get-AmsScalingGroup live -Role Edge
        $after = Set-AmsScalingGroup live -Role Edge -MinSize 2 -PassThru
        $after.MinSize | Should -Be 2
        $after.MaxSize, $after.InstanceType, $after.ImageId | Should -Be $before.MaxSize, $before.InstanceType, $before.ImageId
    }

    It 'says in words that there is nothing to do, and no more than that' {
        $told = Set-AmsScalingGroup live -Role Edge -MinSize 2 6>&1
        "$told" | Should -Be 'No changes. live is as its spec says.'
        Set-AmsScalingGroup live -Role Edge -MinSize 2 | Should -BeNullOrEmpty
    }

    It 'changes nothing when it is run again' {
        Measure-Call { Set-AmsScalingGroup live -Role Edge -MinSize 2 } | Should -Be 0
    }

    It 'writes nothing with -WhatIf' {
        Measure-Call { Invoke-Hostless 'Set-AmsScalingGroup live -Role Edge -MaxSize 99 -WhatIf' } | Should -Be 0
    }

    It 'says how many running nodes a lower maximum ends, and asks' {
        Set-AmsScalingGroup live -Role Edge -MinSize 1 -MaxSize 10
        $null = Invoke-Aws autoscaling 2011-01-01 SetDesiredCapacity @{ AutoScalingGroupName = 'live-edge'; DesiredCapacity = 4 }
        Get-HostText 'Set-AmsScalingGroup live -Role Edge -MaxSize 1 -WhatIf' | Should -Match 'max 10 → 1; ends up to 3 of 4 running nodes'
        Get-ProcessText 'try { Set-AmsScalingGroup live -Role Edge -MaxSize 1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }' | Should -Match 'AmsNotConfirmed,'
        (Get-AmsScalingGroup live -Role Edge).DesiredCapacity | Should -Be 4
        Set-AmsScalingGroup live -Role Edge -MaxSize 1 -Confirm:$false
        (Get-AmsScalingGroup live -Role Edge).DesiredCapacity | Should -Be 1
    }

    It 'does not make a cluster' {
        { Set-AmsScalingGroup nobody -Role Edge -MaxSize 2 -ErrorAction Stop } | Should -Throw -ErrorId 'AmsClusterNotFound,*'
    }
}
