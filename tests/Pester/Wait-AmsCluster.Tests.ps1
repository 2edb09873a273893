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

    It 'takes what New-AmsCluster -NoWait gives' {
        (New-AmsCluster live -NoWait | Wait-AmsCluster).Name | Should -Be 'live'
    }

    It 'says what is not there' {
        (Get-WrittenError { Wait-AmsCluster nobody }).CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}
