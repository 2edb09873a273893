BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'live', 'other' | New-AmsCluster
    $standIn = Start-AmsStandIn
    $way = Get-WayToStandIn $standIn
    $login = [pscredential]::new('JamesBond', (ConvertTo-SecureString secret -AsPlainText -Force))
    $PSDefaultParameterValues['Test-AmsCluster:ConnectTo'] = $way
}

AfterAll { $PSDefaultParameterValues.Remove('Test-AmsCluster:ConnectTo') }

Describe 'Test-AmsCluster' {
    BeforeEach { Set-AmsStandIn $standIn live }

    It 'is good for Pester: nothing has failed on a good cluster' {
        Test-AmsCluster live -AmsCredential $login | Where-Object Outcome -eq Failed | Should -BeNullOrEmpty
    }

    It 'gives out an object a check, with its cluster and how that was reached' {
        $results = Test-AmsCluster live
        $results | ForEach-Object { $_ | Should -BeOfType ([AmsCluster.TestResult]) }
        $results.ClusterName | Select-Object -Unique | Should -Be 'live'
        ($results | Where-Object Name -eq listener).Subject | Should -Be 'http 80', 'http 5080'
        ($results[0] | Get-AmsCluster).Name | Should -Be 'live'
    }

    It 'says in what way it failed and how to mend it, in PowerShell''s words' {
        Set-StandInState $standIn @{ users = @(); each = @{ cpu = 80 } }
        $failed = Test-AmsCluster live | Where-Object Outcome -eq Failed
        $failed.Name | Should -Be 'websocket', 'websocket', 'admin'
        $failed[-1].Advice | Should -Match 'Reset-AmsAdminPassword'
        (Test-AmsCluster live | Where-Object Name -eq login).Advice | Should -Match '-AmsCredential'
        ($failed + (Test-AmsCluster live)).Advice + $failed.Seen | Should -Not -Match 'amscluster |--'
    }

    It 'calls a cluster out whose nodes stand alone' {
        Set-StandInState $standIn @{ each = @{ mode = 'standalone'; users = @(@{ email = 'JamesBond'; password = '7022cd14c42ff272619d6beacdc9ffde' }) } }
        (Test-AmsCluster live -AmsCredential $login | Where-Object Outcome -eq Failed).Name | Should -Be 'cluster mode', 'cluster mode'
    }

    It 'looks at the application that is named' {
        (Test-AmsCluster live mine | Where-Object Name -eq page).Seen | Should -Match '/mine/.*HTTP 404'
    }

    It 'takes the cluster of <Carrier>' -ForEach $carriers {
        (& $Make live | Test-AmsCluster).ClusterName | Select-Object -Unique | Should -Be 'live'
    }

    It 'tests several, and goes on behind one that is not there' {
        $errors = Get-WrittenError { $script:names = (Test-AmsCluster live, nobody, other).ClusterName | Select-Object -Unique }
        $names | Should -Be 'live', 'other'
        $errors.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'refuses what does not say where a name leads' {
        (Get-WrittenError { Test-AmsCluster live -ConnectTo live.example.com }).FullyQualifiedErrorId | Should -BeLike 'AmsBadConnectTo,*'
    }

    It 'shows neither the password nor what logs in' {
        $said = Test-AmsCluster live -AmsCredential $login -Verbose -Debug *>&1 | Out-String
        $said | Should -Match 'JamesBond'
        $said | Should -Not -Match 'secret|5ebe2294ecd0e0f08eab7690d2a6ee69|7022cd14c42ff272619d6beacdc9ffde'
    }

    It 'writes nothing' {
        Measure-Call { Test-AmsCluster live } | Should -Be 0
    }
}
