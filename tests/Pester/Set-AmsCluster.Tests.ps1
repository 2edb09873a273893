BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'live', 'other' | New-AmsCluster -MaxSize 5 -SshFrom 203.0.113.0/24
}

Describe 'Set-AmsCluster' {
    It 'changes what is said and nothing else' {
        Set-AmsCluster live -MaxSize 9 | Should -BeNullOrEmpty
        $cluster = Get-AmsCluster live
        $cluster.Edge.MaxSize, $cluster.Edge.InstanceType, $cluster.Mongo.InstanceType | Should -Be 9, 'c5.xlarge', 'm5.xlarge'
        (Get-AmsCluster other).Edge.MaxSize | Should -Be 5
    }

    It 'gives out the cluster with -PassThru' {
        (Set-AmsCluster live -CertificateArn $certificate -Domain live.example.com -PassThru -Confirm:$false).Endpoints.Url | Should -Contain 'https://live.example.com/'
    }

    It 'takes names and clusters from the pipeline' {
        ('live', 'other' | Set-AmsCluster -MaxSize 6 -PassThru).Edge.MaxSize | Should -Be 6, 6
        (Get-AmsCluster | Set-AmsCluster -EdgeMaxSize 7 -PassThru).Edge.MaxSize | Should -Be 7, 7
    }

    It 'changes the cluster of <Carrier>' -ForEach $carriers {
        $size = (Get-AmsCluster other).Edge.MaxSize + 1
        (& $Make other | Set-AmsCluster -EdgeMaxSize $size -PassThru).Edge.MaxSize | Should -Be $size
    }

    It 'binds the columns <Column> of a line' -ForEach @(
        @{ Column = 'OriginMaxSize'; Value = '4'; Now = { $args[0].Origin.MaxSize } }
        @{ Column = 'EdgeTargetCpu'; Value = '45'; Now = { $args[0].Edge.TargetCpu } }
        @{ Column = 'OriginDrainMinutes'; Value = '15'; Now = { $args[0].Origin.DrainMinutes } }
        @{ Column = 'NodeZone'; Value = 'a b'; Now = { $args[0].Network.NodeZones -join ' ' }; Then = 'ap-south-1a ap-south-1b' }
        @{ Column = 'AvailabilityZone'; Value = 'a'; Now = { $args[0].Network.NodeZones -join ' ' }; Then = 'ap-south-1a' }
        @{ Column = 'Rtmp'; Value = 'yes'; Now = { $args[0].Rtmp }; Then = $true }
        @{ Column = 'VolumeGiB'; Value = '64'; Now = { $args[0].Mongo.VolumeGiB } }
    ) {
        [pscustomobject]@{ ClusterName = 'live'; $Column = $Value } | Set-AmsCluster -ErrorAction Stop
        Export-AmsClusterSpec -ClusterName live TestDrive:/column.yaml -Force
        & $Now (Import-AmsClusterSpec TestDrive:/column.yaml) | Should -Be ($Then ?? $Value)
    }

    It 'changes no further one behind Select-Object -First' {
        $before = (Get-AmsCluster other).Edge.MaxSize
        ('live', 'other' | Set-AmsCluster -EdgeMaxSize 31 -PassThru | Select-Object -First 1).Edge.MaxSize | Should -Be 31
        (Get-AmsCluster other).Edge.MaxSize | Should -Be $before
    }

    It 'does not take the sizes of a group that comes along for those of the cluster' {
        Set-AmsCluster live -OriginMaxSize 3 -EdgeMaxSize 8
        Measure-Call { Get-AmsScalingGroup live | Set-AmsCluster } | Should -Be 0
        (Get-AmsScalingGroup live).MaxSize | Should -Be 3, 8
    }

    It 'takes away what is set to nothing' {
        Set-AmsCluster live -SshFrom '' -Confirm:$false
        Export-AmsClusterSpec -ClusterName live TestDrive:/live.yaml
        (Import-AmsClusterSpec TestDrive:/live.yaml).Access.SshFrom | Should -BeNullOrEmpty
    }

    It 'switches RTMP on and off' {
        (Set-AmsCluster live -Rtmp -PassThru).Endpoints.Purpose | Should -Contain 'rtmp'
        $purposes = (Set-AmsCluster live -Rtmp:$false -PassThru -Confirm:$false).Endpoints.Purpose
        $purposes | Should -Contain 'play'
        $purposes | Should -Not -Contain 'rtmp'
    }

    It 'changes the lines of a CSV file' {
        'ClusterName,MaxSize,InstanceType', 'live,11,', 'other,12,c5.2xlarge' | ConvertFrom-Csv | Set-AmsCluster
        (Get-AmsCluster).Edge.MaxSize | Should -Be 11, 12
        (Get-AmsCluster).Edge.InstanceType | Should -Be 'c5.xlarge', 'c5.2xlarge'
    }

    It 'writes nothing with -WhatIf' {
        Measure-Call { Invoke-Hostless 'Set-AmsCluster live -MaxSize 99 -WhatIf' } | Should -Be 0
        Measure-Call { Invoke-Hostless '$WhatIfPreference = $true; Set-AmsCluster live -MaxSize 99' } | Should -Be 0
    }

    It 'changes nothing when it is run again' {
        Set-AmsCluster live -TargetCpu 55
        Measure-Call { Set-AmsCluster live -TargetCpu 55 } | Should -Be 0
    }
}

Describe 'Set-AmsCluster -DashboardFrom -WhatIf' {
    It 'names the rule of the dashboard' {
        New-AmsCluster panel
        Get-HostText 'Set-AmsCluster panel -DashboardFrom 203.0.113.0/24 -WhatIf' | Should -Match 'launch template panel-edge: start script dashboard from none → dashboard from 203\.0\.113\.0/24'
    }
}
