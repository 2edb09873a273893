BeforeAll {
    . $PSScriptRoot/Common.ps1
    $arn = $certificate
    $chain = "New-AmsMongoNode live -WhatIf:{0} | New-AmsScalingGroup -Role Origin, Edge -WhatIf:{1} | Set-AmsLoadBalancerRules -CertificateArn $arn -Domain live.example.com -WhatIf:{1}"

    # The sentences that stand after each "What if:".
    function Read-Told([string] $Text) { ($Text -split "`r?`n" -match '^  (create|update|replace|delete) ').Trim() }
}

Describe '-WhatIf on a chain' {
    BeforeEach { Reset-Emulator }

    It 'tells all that the whole chain would make, once, in the cmdlets'' order, and makes reads only' {
        $null = Invoke-RestMethod -Method Post "$AmsEmulatorUrl/emulator/calls/reset"
        $text = Get-HostText ($chain -f '$true', '$true')
        (Get-Call).writes | Should -Be 0
        [regex]::Matches($text, '(?m)^What if: (\w+)').Groups.Where{ $_.Name -eq 1 }.Value | Should -Be 'Deploy', 'Deploy', 'Set'
        $told = Read-Told $text
        $whole = Read-Told (Get-HostText "New-AmsCluster live -CertificateArn $arn -Domain live.example.com -WhatIf")
        $told | Sort-Object | Should -Be ($whole | Sort-Object)
    }

    It 'tells what the parameters further up have said' {
        Get-HostText 'New-AmsMongoNode live -VpcCidr 10.0.0.0/16 -WhatIf | New-AmsScalingGroup -Role Edge -WhatIf' | Should -Match 'create auto scaling group live-edge'
    }

    It 'never writes behind a plan, wherever -WhatIf was said' {
        Measure-Call { Get-HostText ($chain -f '$true', '$false') } | Should -Be 0
        Measure-Call { Get-HostText 'New-AmsMongoNode live -WhatIf | Remove-AmsCluster -Confirm:$false -ErrorAction Ignore' } | Should -Be 0
        New-AmsCluster live
        Measure-Call { Get-HostText 'New-AmsMongoNode live -VolumeGiB 40 -WhatIf | Remove-AmsCluster -Confirm:$false' } | Should -Be 0
        Get-AmsCluster live | Should -Not -BeNullOrEmpty
    }

    It 'reaches down from $WhatIfPreference' {
        $null = Invoke-RestMethod -Method Post "$AmsEmulatorUrl/emulator/calls/reset"
        $text = Get-HostText "`$WhatIfPreference = `$true; New-AmsMongoNode live | New-AmsScalingGroup -Role Origin, Edge | Set-AmsLoadBalancerRules"
        (Get-Call).writes | Should -Be 0
        $text | Should -Match 'What if: Set the load balancer rules of live'
    }

    It 'gives nothing out at the end' {
        Get-HostText '(New-AmsMongoNode live -WhatIf | Measure-Object).Count; $x = New-AmsMongoNode live -WhatIf; $null -eq $x' | Should -Match 'True'
    }

    It 'tells nothing where nothing would be done' {
        & ([scriptblock]::Create(($chain -f '$false', '$false')))
        Get-HostText ($chain -f '$true', '$true') | Should -Not -Match 'What if'
    }

    It 'goes on from what is there, where a part would be changed' {
        & ([scriptblock]::Create(($chain -f '$false', '$false')))
        $told = Read-Told (Get-HostText 'New-AmsMongoNode live -VolumeGiB 40 -WhatIf | New-AmsScalingGroup -Role Origin, Edge -MaxSize 20 -WhatIf | Set-AmsLoadBalancerRules -Rtmp $false -WhatIf')
        $told | Should -Be @(
            'update volume live-mongo-data: volume GiB 30 → 40'
            'update auto scaling group live-origin: max 10 → 20'
            'update auto scaling group live-edge: max 10 → 20'
        )
    }
}
