BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'live', 'other' | New-AmsCluster -NoWait
}

Describe 'Wait-AmsCluster' {
    It 'gives out the healthy cluster, by name, object and array' {
        "$((Wait-AmsCluster live).Health)" | Should -Be 'Healthy'
        (Get-AmsCluster live | Wait-AmsCluster).Name | Should -Be 'live'
        (Wait-AmsCluster live, other).Name | Should -Be 'live', 'other'
    }

    It 'waits for the cluster of <Carrier>' -ForEach $carriers {
        (& $Make other | Wait-AmsCluster).Name | Should -Be 'other'
    }

    It 'waits for no further one behind Select-Object -First' {
        $errors = Get-WrittenError { $script:waited = 'live', 'nobody' | Wait-AmsCluster | Select-Object -First 1 }
        $waited.Name | Should -Be 'live'
        $errors | Should -BeNullOrEmpty
    }

    It 'writes nothing' {
        Measure-Call { Wait-AmsCluster live } | Should -Be 0
    }

    It 'takes what New-AmsCluster -NoWait gives' {
        (New-AmsCluster live -NoWait | Wait-AmsCluster).Name | Should -Be 'live'
    }

    It 'says at once that waiting cannot help, where a part does not exist' {
        New-AmsMongoNode half
        $errors = Get-WrittenError { Wait-AmsCluster half }
        $errors.FullyQualifiedErrorId | Should -BeLike 'AmsClusterIncomplete,*'
        $errors.Exception.Message | Should -Match 'load balancer half is not there'
        $errors.ErrorDetails.RecommendedAction | Should -Match 'New-AmsCluster half'
    }

    It 'says what is not there' {
        (Get-WrittenError { Wait-AmsCluster nobody }).CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}
