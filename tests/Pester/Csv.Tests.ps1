BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator

    function Read-Csv([string[]] $Line) { $Line | ConvertFrom-Csv }
}

Describe 'The lines of a CSV file' {
    It 'name profile and endpoint too, and a profile that does not exist is an error' {
        $errors = Get-WrittenError { Measure-Call { Read-Csv 'ClusterName,ProfileName', 'one,nobodys' | New-AmsCluster } | Should -Be 0 }
        $errors.FullyQualifiedErrorId | Should -BeLike 'AmsProfileNotFound,*'
        (Read-Csv 'ClusterName,ProfileName,EndpointUrl', "two,,$AmsEmulatorUrl" | New-AmsCluster).Name | Should -Be 'two'
        (Get-WrittenError { Read-Csv 'ClusterName,EndpointUrl', 'two,http://127.0.0.1:1' | Get-AmsCluster }).FullyQualifiedErrorId | Should -BeLike 'AmsConnectionFailed,*'
    }

    It 'leave the others when a cell is no <What>' -ForEach @(
        @{ What = 'number'; Column = 'MaxSize'; Bad = '1O'; Good = 3 }
        @{ What = 'switch'; Column = 'Rtmp'; Bad = 'maybe'; Good = 'yes' }
    ) {
        $script:made = $null
        $errors = Get-WrittenError { $script:made = Read-Csv "ClusterName,$Column", "bad,$Bad", "good,$Good" | New-AmsClusterSpec }
        $errors.Exception.Message | Should -BeLike "*$Column*$Bad*"
        $made.Name | Should -Be 'good'
    }

    It 'say nothing with a blank cell, whatever the line before has said' {
        $specs = Read-Csv 'ClusterName,MaxSize,Rtmp,NoAuth,Domain', 'full,3,yes,yes,a.example.com', 'blank,,,,' | New-AmsClusterSpec
        $specs[0].Rtmp, $specs[0].Mongo.Auth, $specs[0].Origin.MaxSize | Should -Be $true, $false, 3
        $specs[1].Rtmp, $specs[1].Mongo.Auth, $specs[1].Origin.MaxSize | Should -Be $false, $true, 10
        $specs[1].LoadBalancer.Domain | Should -BeNullOrEmpty
    }

    It 'change nothing of a cluster with blank cells' {
        New-AmsCluster kept -Rtmp -MaxSize 4
        $lines = Read-Csv 'ClusterName,Role,MinSize,MaxSize,InstanceType,Rtmp,LoadBalancerZone,VpcId,KeyName,VolumeGiB,SubnetId', 'kept,Edge,,,,,,,,,'
        foreach ($cmdlet in 'New-AmsMongoNode', 'New-AmsScalingGroup', 'Set-AmsScalingGroup', 'Set-AmsLoadBalancerRules', 'Set-AmsCluster') {
            Measure-Call { $lines | & $cmdlet } | Should -Be 0 -Because $cmdlet
        }
    }

    It 'bind their columns in the cmdlets for parts too' {
        ((Read-Csv 'ClusterName,Role,MaxSize,TargetCpu', 'parts,Edge,9,50' | New-AmsScalingGroup).MaxSize) | Should -Be 9
        Read-Csv 'ClusterName,Role,MinSize,InstanceType', 'parts,Edge,2,c5.2xlarge' | Set-AmsScalingGroup
        $group = Get-AmsScalingGroup parts -Role Edge
        $group.MinSize, $group.MaxSize, $group.InstanceType | Should -Be 2, 9, 'c5.2xlarge'
        Read-Csv 'ClusterName,Rtmp', 'parts,yes' | Set-AmsLoadBalancerRules
        (Get-AmsCluster parts).Endpoints.Purpose | Should -Contain 'rtmp'
    }
}

Describe 'Export-Csv' {
    It 'gives plain columns of a <What>, and no first password' -ForEach @(
        @{ What = 'cluster'; Get = { Get-AmsCluster plain } }
        @{ What = 'group'; Get = { Get-AmsScalingGroup plain -Role Edge } }
        @{ What = 'node'; Get = { Get-AmsNode plain -Role Origin } }
    ) {
        New-AmsCluster plain
        $text = & $Get | ConvertTo-Csv | Out-String
        $text | Should -Not -Match 'System\.|AmsCluster\.\w+\[|ReadOnly'
        if ($What -eq 'cluster') { $text | Should -Match 'play http://' }
    }

    It 'never has the id that is the image''s first password beside the login' {
        $login = [AmsCluster.FirstLogin]::new('JamesBond', 'i-0123456789abcdef0', 'A note.')
        "$login" | Should -Be 'user JamesBond'
        $login.GetDescription() | Should -Be 'user JamesBond, password i-0123456789abcdef0'
    }
}
