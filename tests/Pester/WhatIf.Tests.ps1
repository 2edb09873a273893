BeforeDiscovery {
    $commands = @(
        @{ Command = 'New-AmsCluster new' }
        @{ Command = 'New-AmsMongoNode new' }
        @{ Command = 'New-AmsScalingGroup new -Role Edge' }
        @{ Command = 'Set-AmsCluster live -MaxSize 9' }
        @{ Command = 'Set-AmsScalingGroup live -Role Edge -MaxSize 9' }
        @{ Command = 'Resize-AmsScalingGroup live -Role Edge -Minimum 2' }
        @{ Command = 'Get-AmsScalingEvent live | Remove-AmsScalingEvent -Confirm:$false' }
        @{ Command = 'Set-AmsLoadBalancerRules live -Rtmp $true' }
        @{ Command = 'Reset-AmsAdminPassword live' }
        @{ Command = 'Update-AmsCluster live -ImageId OLDER -Confirm:$false' }
        @{ Command = 'Backup-AmsDatabase live' }
        @{ Command = 'Restore-AmsDatabase live -Confirm:$false' }
        @{ Command = 'Get-AmsDatabaseBackup live | Remove-AmsDatabaseBackup -Confirm:$false' }
        @{ Command = 'Remove-AmsCluster live -Confirm:$false' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    $answer = Invoke-Aws ec2 2016-11-15 DescribeImages @{ 'Owner.1' = 'aws-marketplace' }
    $older = @($answer.DescribeImagesResponse.imagesSet.item | Where-Object { ($_.name -split '-')[4] -eq 'v2170' })[0].imageId
}

Describe '-WhatIf' {
    BeforeEach {
        Reset-Emulator
        Set-PanelUser JamesBond
        New-AmsCluster live
    }

    It 'keeps "<Command>" from every write that it would make' -ForEach $commands {
        $Command = $Command.Replace('OLDER', $older)
        if ($Command -match 'Restore|Remove-AmsDatabaseBackup') { $null = Backup-AmsDatabase live }
        if ($Command -match 'Remove-AmsScalingEvent') { Resize-AmsScalingGroup live -Role Edge -Minimum 2 -EventName final }
        Measure-Call { Invoke-Hostless "$Command -WhatIf" } | Should -Be 0
        Measure-Call { Invoke-Hostless "`$WhatIfPreference = `$true; $Command" } | Should -Be 0
        Measure-Call { Invoke-Hostless $Command } | Should -BeGreaterThan 0
    }

    It 'is tried with every cmdlet that has it and writes to AWS' -ForEach @{ commands = $commands } {
        $have = Get-Command -Module AmsCluster -CommandType Cmdlet -ParameterName WhatIf | ForEach-Object Name
        $commands.Command | ForEach-Object { ($_ -split ' \| ')[-1].Split(' ')[0] } | Sort-Object | Should -Be ($have -notmatch '^(Export-AmsClusterSpec|Import-AmsCluster|Set-AmsRestAccess)$' | Sort-Object)
    }
}
