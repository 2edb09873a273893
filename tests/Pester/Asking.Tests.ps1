BeforeAll {
    . $PSScriptRoot/Common.ps1
    $arn = $certificate
}

Describe 'What deletes or replaces something' {
    BeforeEach {
        Reset-Emulator
        New-AmsCluster live -CertificateArn $arn -Domain live.example.com
    }

    It 'is a question of its own, and nothing is written where nobody can be asked' {
        Measure-Call { Get-ProcessText 'New-AmsClusterSpec live | New-AmsCluster 2>&1 | Out-String' | Should -Match 'it cannot ask' } | Should -Be 0
    }

    It 'is done with -Confirm:$false, and with $ConfirmPreference None' {
        Measure-Call { New-AmsClusterSpec live | New-AmsCluster -Confirm:$false } | Should -BeGreaterThan 0
        New-AmsCluster live -CertificateArn $arn -Confirm:$false
        Measure-Call { & { $ConfirmPreference = 'None'; New-AmsClusterSpec live | New-AmsCluster } } | Should -BeGreaterThan 0
    }

    It 'is not asked about where something is only made or changed' {
        Get-HostText 'New-AmsCluster live -MaxSize 20 -CertificateArn $arn -Domain live.example.com -WhatIf' | Out-Null
        Measure-Call { Get-ProcessText "New-AmsCluster live -MaxSize 20 -CertificateArn $arn -Domain live.example.com" } | Should -BeGreaterThan 0
    }

    It 'is not done to a cluster that comes along as an object: that stays what it is but for what is said' {
        Measure-Call { Get-AmsCluster live | New-AmsCluster } | Should -Be 0
        Get-AmsCluster live | New-AmsCluster -MaxSize 12
        $cluster = Get-AmsCluster live
        $cluster.Edge.MaxSize | Should -Be 12
        $cluster.Endpoints.Url | Should -Contain 'https://live.example.com:5443/'
    }

    It 'is not done to an existing cluster by its name: what is not said stays' {
        Measure-Call { New-AmsCluster live } | Should -Be 0
        New-AmsCluster live -EdgeMinSize 2 -EdgeMaxSize 50
        New-AmsCluster live -OriginMaxSize 4
        $cluster = Get-AmsCluster live
        $cluster.Edge.MinSize, $cluster.Edge.MaxSize, $cluster.Origin.MaxSize | Should -Be 2, 50, 4
        $cluster.Endpoints.Url | Should -Contain 'https://live.example.com:5443/'
        'ClusterName,OriginMaxSize,Domain', 'live,5,' | ConvertFrom-Csv | New-AmsCluster
        $cluster = Get-AmsCluster live
        $cluster.Edge.MaxSize, $cluster.Origin.MaxSize | Should -Be 50, 5
        $cluster.Endpoints.Url | Should -Contain 'https://live.example.com:5443/'
    }

    It 'is refused for a whole cluster when a part of it comes along' {
        foreach ($part in { Get-AmsNode live -Role Edge }, { Get-AmsScalingGroup live -Role Edge }, { New-AmsMongoNode live }) {
            Measure-Call {
                (Get-WrittenError { & $part | Remove-AmsCluster -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'AmsNotACluster,*'
                (Get-WrittenError { & $part | Update-AmsCluster -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'AmsNotACluster,*'
            } | Should -Be 0
        }

        Get-AmsCluster live | Remove-AmsCluster -Confirm:$false
        Get-AmsCluster | Should -BeNullOrEmpty
    }
}

Describe 'An answer' {
    BeforeAll {
        function Invoke-Answered([string[]] $Line, [string] $Command) { Get-HostText $Command $Line }
    }

    BeforeEach {
        Reset-Emulator
        New-AmsCluster live
    }

    It 'of <Line> removes nothing' -ForEach @{ Line = '' }, @{ Line = 'y' }, @{ Line = 'other' } {
        Measure-Call { $script:shown = Invoke-Answered $Line 'Remove-AmsCluster live' } | Should -Be 0
        $shown | Should -Match 'delete load balancer live'
        $shown | Should -Match "Type the cluster's name \(live\)"
        $shown | Should -Match 'Nothing of live was changed'
    }

    It 'of the name removes the cluster' {
        $null = Invoke-Answered live 'Remove-AmsCluster live -SkipBackup'
        Get-AmsCluster | Should -BeNullOrEmpty
    }

    It 'of Enter restores no database, deletes no backup and ends no node' {
        $null = Backup-AmsDatabase live
        Measure-Call { $script:shown = Invoke-Answered '' 'Restore-AmsDatabase live' } | Should -Be 0
        $shown | Should -Match 'The present volume is kept\.\r?\n'
        Measure-Call { Invoke-Answered '' 'Get-AmsDatabaseBackup live | Remove-AmsDatabaseBackup' } | Should -Be 0
        $null = Invoke-Aws autoscaling 2011-01-01 SetDesiredCapacity @{ AutoScalingGroupName = 'live-edge'; DesiredCapacity = 3 }
        Measure-Call { $script:shown = Invoke-Answered '' 'Set-AmsScalingGroup live -Role Edge -MaxSize 1' } | Should -Be 0
        $shown | Should -Match 'ends up to 2 of 3 running nodes'
        Measure-Call { Invoke-Answered 'y' 'Set-AmsScalingGroup live -Role Edge -MaxSize 1' } | Should -BeGreaterThan 0
    }

    It 'of Enter ends no node, whatever made PowerShell ask: <Asked>' -ForEach @(
        @{ Asked = '-Confirm'; Command = 'Set-AmsScalingGroup live -Role Edge -MaxSize 1 -Confirm' }
        @{ Asked = 'Medium'; Command = '$ConfirmPreference = "Medium"; Set-AmsScalingGroup live -Role Edge -MaxSize 1' }
        @{ Asked = 'Low'; Command = '$ConfirmPreference = "Low"; Set-AmsScalingGroup live -Role Edge -MaxSize 1' }
    ) {
        $null = Invoke-Aws autoscaling 2011-01-01 SetDesiredCapacity @{ AutoScalingGroupName = 'live-edge'; DesiredCapacity = 3 }
        Measure-Call { $script:shown = Invoke-Answered '' $Command } | Should -Be 0
        $shown | Should -Match 'ends up to 2 of 3 running nodes'

        # The host has one answer: a second question would fail.
        Measure-Call { Invoke-Answered 'y' $Command } | Should -BeGreaterThan 0
    }

    It 'of Enter changes what takes nothing away, as everywhere in PowerShell' {
        Measure-Call { Invoke-Answered '' 'Set-AmsScalingGroup live -Role Edge -MaxSize 12 -Confirm' } | Should -BeGreaterThan 0
        Measure-Call { Invoke-Answered 'n' 'Set-AmsScalingGroup live -Role Edge -MaxSize 14 -Confirm' } | Should -Be 0
    }
}

Describe 'A spec in hand' {
    It 'is its own: what is changed on it changes no other' {
        $one = Import-AmsClusterSpec $root/examples/02-minimal.yaml
        $one.Tags['team'] = 'video'
        $one.Origin.MaxSize = 77
        $other = Import-AmsClusterSpec $root/examples/02-minimal.yaml
        $other.Tags.Count | Should -Be 0
        $other.Origin.MaxSize | Should -Be 10
        (New-AmsClusterSpec third).Tags.Count | Should -Be 0
    }
}
