BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
}

Describe 'Deploy-AmsCluster.ps1' {
    It 'writes nothing with -WhatIf' {
        Measure-Call { Invoke-Hostless "& '$root/Scripts/Deploy-AmsCluster.ps1' '$root/examples/02-minimal.yaml' -WhatIf" } | Should -Be 0
    }

    It 'deploys what the files say' {
        (& "$root/Scripts/Deploy-AmsCluster.ps1" $root/examples/02-minimal.yaml).Name | Should -Be 'minimal'
    }
}

Describe 'Test-AmsClusterSmoke.ps1' {
    BeforeAll {
        $standIn = Start-AmsStandIn
        $way = "'$((Get-WayToStandIn $standIn) -join "', '")'"
    }

    # In a process of its own: it runs Pester itself.
    It 'passes on a healthy cluster' {
        New-AmsCluster smoke
        Set-AmsStandIn $standIn smoke
        pwsh -NoProfile -Command "& '$root/Scripts/Test-AmsClusterSmoke.ps1' smoke -ConnectTo $way; exit 0" | Out-String | Should -Match 'Passed: 6'
        $LASTEXITCODE | Should -Be 0
    }

    It 'fails on a cluster that its users would stumble over, and says how to mend it' {
        New-AmsCluster smoke
        Set-AmsStandIn $standIn smoke
        Set-StandInState $standIn @{ users = @() }
        $said = pwsh -NoProfile -Command "& '$root/Scripts/Test-AmsClusterSmoke.ps1' smoke -ConnectTo $way" 2>&1 | Out-String
        $LASTEXITCODE | Should -Not -Be 0
        $said | Should -Match 'There is no administrator yet'
        $said | Should -Match 'Reset-AmsAdminPassword'
    }

    It 'fails on a cluster that somebody has changed by hand, and names what' {
        New-AmsCluster smoke
        Invoke-Aws autoscaling 2011-01-01 UpdateAutoScalingGroup @{ AutoScalingGroupName = 'smoke-edge'; MaxSize = 7 }
        pwsh -NoProfile -Command "& '$root/Scripts/Test-AmsClusterSmoke.ps1' smoke -ConnectTo $way" 2>&1 | Out-String | Should -Match 'auto scaling group smoke-edge: max is 7 and should be 10'
        $LASTEXITCODE | Should -Not -Be 0
    }

    It 'fails on a cluster that is not whole' {
        New-AmsMongoNode half
        $null = pwsh -NoProfile -Command "& '$root/Scripts/Test-AmsClusterSmoke.ps1' half -ConnectTo $way" 2>&1
        $LASTEXITCODE | Should -Not -Be 0
    }
}
