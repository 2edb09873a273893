BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'live', 'other' | New-AmsCluster
    $standIn = Start-AmsStandIn
    $login = [pscredential]::new('JamesBond', (ConvertTo-SecureString secret -AsPlainText -Force))
    $PSDefaultParameterValues['*-AmsRestAccess:ConnectTo'] = Get-WayToStandIn $standIn
    $PSDefaultParameterValues['*-AmsRestAccess:AmsCredential'] = $login

    function Get-List([string] $App = 'live') { (Invoke-RestMethod "$standIn/stand-in").cluster.applications.$App.settings.remoteAllowedCIDR }

    function Get-Request([string] $Path, [string] $Method = '*') { @((Invoke-RestMethod "$standIn/stand-in/requests").Where{ $_.path -like $Path -and $_.method -like $Method }) }
}

AfterAll { '*-AmsRestAccess:ConnectTo', '*-AmsRestAccess:AmsCredential' | ForEach-Object { $PSDefaultParameterValues.Remove($_) } }

Describe 'Get-AmsRestAccess' {
    BeforeEach { Set-AmsStandIn $standIn live }

    It 'gives out an object an application, with its cluster and how that was reached' {
        $all = Get-AmsRestAccess live
        $all | ForEach-Object { $_ | Should -BeOfType ([AmsCluster.RestAccess]) }
        $all.App | Should -Be 'LiveApp', 'WebRTCAppEE', 'live'
        $all[0].From | Should -BeNullOrEmpty
        $all[0].FromHere | Should -Be 'ClosedAtLoadBalancer'
        ($all[0] | Get-AmsCluster).Name | Should -Be 'live'
    }

    It 'takes names of applications with wildcards' {
        (Get-AmsRestAccess live live*).App | Should -Be 'LiveApp', 'live'
        (Get-AmsRestAccess live live, WebRTCAppEE).App | Should -Be 'live', 'WebRTCAppEE'
        (Get-WrittenError { Get-AmsRestAccess live nothing }).FullyQualifiedErrorId | Should -BeLike 'AmsAppNotFound,*'
    }

    It 'takes the cluster of <Carrier>' -ForEach $carriers {
        (& $Make live | Get-AmsRestAccess -App live).ClusterName | Should -Be 'live'
    }
}

Describe 'Set-AmsRestAccess' {
    BeforeEach { Set-AmsStandIn $standIn live }

    It 'lets in what is named, silently, beside the node and the VPC' {
        Set-AmsRestAccess live live 203.0.113.0/24, 198.51.100.7/32 | Should -BeNullOrEmpty
        Get-List | Should -Be '127.0.0.1/32,172.31.0.0/16,203.0.113.0/24,198.51.100.7/32'
        Get-List LiveApp | Should -Be '127.0.0.1'
    }

    It 'gives out what is set, with -PassThru' {
        $set = Set-AmsRestAccess live live 203.0.113.0/24 -PassThru
        $set.From, "$($set.FromHere)", $set.IsChanged | Should -Be '203.0.113.0/24', 'Allowed', $true
    }

    It 'takes what Get-AmsRestAccess gives out, also where nobody is let in' {
        Set-AmsRestAccess live live 203.0.113.0/24
        Get-AmsRestAccess live live | Set-AmsRestAccess -App LiveApp
        Get-List LiveApp | Should -Be (Get-List)
        Get-AmsRestAccess live WebRTCAppEE | Set-AmsRestAccess -App live
        Get-List | Should -Be '127.0.0.1/32,172.31.0.0/16'
    }

    It 'logs in once for all objects of a pipeline, also where that fails' {
        $rows = 'live', 'LiveApp', 'WebRTCAppEE' | ForEach-Object { [pscustomobject]@{ ClusterName = 'live'; App = $_; From = '203.0.113.0/24' } }
        $rows | Set-AmsRestAccess
        (Get-Request /rest/v2/users/authenticate).Count | Should -Be 1
        Set-AmsStandIn $standIn live
        $wrong = [pscredential]::new('JamesBond', (ConvertTo-SecureString wrong-word -AsPlainText -Force))
        $errors = Get-WrittenError { $rows | Set-AmsRestAccess -AmsCredential $wrong }
        $errors.FullyQualifiedErrorId | Should -BeLike 'AmsLoginFailed,*'
        $errors.Count | Should -Be 3
        "$errors" | Should -Not -Match 'wrong-word'
        (Get-Request /rest/v2/users/authenticate).Count | Should -Be 1
    }

    It 'writes nothing with -WhatIf, and says what it would' {
        $way = "'$((Get-WayToStandIn $standIn) -join "', '")'"
        $text = Get-HostText "Set-AmsRestAccess live live 203.0.113.0/24 -WhatIf -ConnectTo $way -AmsCredential ([pscredential]::new('JamesBond', (ConvertTo-SecureString secret -AsPlainText -Force)))"
        $text | Should -BeLike '*What if: Let 203.0.113.0/24 reach the REST API of application live of live (now nobody from outside)*'
        Get-Request *settings* POST | Should -BeNullOrEmpty
    }

    It 'refuses <From> before it asks anybody' -ForEach @{ From = '0.0.0.0/0' }, @{ From = '203.0.113.7' }, @{ From = 'office' } {
        Measure-Call -Of total { $script:found = Get-WrittenError { Set-AmsRestAccess live live $From } } | Should -Be 0
        $found.FullyQualifiedErrorId | Should -BeLike 'AmsRestSourceInvalid,*'
        "$($found.ErrorDetails)" | Should -BeLike '*-From*'
        Get-Request * | Should -BeNullOrEmpty
    }

    It 'opens to everybody by a word, with a warning' {
        $told = Set-AmsRestAccess live live anywhere -WarningAction Continue 3>&1
        $told.Message -join ' ' | Should -Match 'Ant Media Server lets every address reach the REST API of live'
        Get-List | Should -Be '127.0.0.1/32,172.31.0.0/16,0.0.0.0/0'
    }

    It 'shows no secret of the settings in any stream' {
        Set-StandInState $standIn @{ applications = @{ live = @{ settings = @{ s3SecretKey = 'bucket-word-9' } } } }
        $told = Set-AmsRestAccess live live 203.0.113.0/24 -PassThru -Verbose -Debug -WarningAction Continue *>&1 | Format-List * -Force | Out-String
        $told | Should -Match 'answers this machine'
        $told | Should -Not -Match 'bucket-word-9'
    }
}
