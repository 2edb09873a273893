BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
}

Describe 'Remove-AmsCluster' {
    BeforeEach { 'one', 'two' | New-AmsCluster }

    It 'removes by name, by array, by property and by object' {
        Remove-AmsCluster one -Confirm:$false | Should -BeNullOrEmpty
        (Get-AmsCluster).Name | Should -Be 'two'
        New-AmsCluster one
        Remove-AmsCluster one, two -Confirm:$false
        Get-AmsCluster | Should -BeNullOrEmpty
        'one', 'two' | New-AmsCluster
        [pscustomobject]@{ ClusterName = 'one' } | Remove-AmsCluster -Confirm:$false
        Get-AmsCluster two | Remove-AmsCluster -Confirm:$false
        Get-AmsCluster | Should -BeNullOrEmpty
    }

    It 'removes the cluster of <Carrier>' -ForEach ($carriers | Where-Object Carrier -NotIn 'a Node', 'a ScalingGroup', 'a MongoNode') {
        & $Make one | Remove-AmsCluster -Confirm:$false
        (Get-AmsCluster).Name | Should -Be 'two'
    }

    It 'removes what is half made' {
        New-AmsMongoNode half
        Remove-AmsCluster half -Confirm:$false
        (Get-AmsCluster).Name | Should -Be 'one', 'two'
    }

    It 'removes nothing with -WhatIf, whatever else is said' {
        Measure-Call { Invoke-Hostless 'Get-AmsCluster | Remove-AmsCluster -WhatIf -Confirm:$false' } | Should -Be 0
        Measure-Call { Invoke-Hostless '$WhatIfPreference = $true; Get-AmsCluster | Remove-AmsCluster' } | Should -Be 0
    }

    It 'asks without being told to, and removes nothing where nobody can answer' {
        Get-ProcessText 'try { Remove-AmsCluster one -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }' | Should -Match '^AmsNotConfirmed,'
        (Get-AmsCluster one).Name | Should -Be 'one'
    }

    It 'says what is not there, and goes on' {
        $errors = Get-WrittenError { 'nobody', 'one' | Remove-AmsCluster -Confirm:$false }
        $errors.FullyQualifiedErrorId | Should -Be 'AmsClusterNotFound,AmsCluster.Cmdlets.Commands.RemoveAmsCluster'
        Get-AmsCluster one* | Should -BeNullOrEmpty
    }
}
