BeforeDiscovery {
    $commands = @(
        @{ Command = 'New-AmsCluster new' }
        @{ Command = 'New-AmsMongoNode new' }
        @{ Command = 'New-AmsScalingGroup new -Role Edge' }
        @{ Command = 'Set-AmsCluster live -MaxSize 9' }
        @{ Command = 'Set-AmsScalingGroup live -Role Edge -MaxSize 9' }
        @{ Command = 'Set-AmsLoadBalancerRules live -Rtmp $true' }
        @{ Command = 'Reset-AmsAdminPassword live' }
        @{ Command = 'Remove-AmsCluster live -Confirm:$false' }
    )
}

BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe '-WhatIf' {
    BeforeEach {
        Reset-Emulator
        Set-PanelUser JamesBond
        New-AmsCluster live
    }

    It 'keeps "<Command>" from every write that it would make' -ForEach $commands {
        Measure-Call { Invoke-Hostless "$Command -WhatIf" } | Should -Be 0
        Measure-Call { Invoke-Hostless "`$WhatIfPreference = `$true; $Command" } | Should -Be 0
        Measure-Call { Invoke-Hostless $Command } | Should -BeGreaterThan 0
    }

    It 'is tried with every cmdlet that has it and writes to AWS' -ForEach @{ commands = $commands } {
        $have = Get-Command -Module AmsCluster -CommandType Cmdlet -ParameterName WhatIf | ForEach-Object Name
        $commands.Command | ForEach-Object { $_.Split(' ')[0] } | Sort-Object | Should -Be ($have -notmatch '^(Export-AmsClusterSpec|Import-AmsCluster)$' | Sort-Object)
    }
}
