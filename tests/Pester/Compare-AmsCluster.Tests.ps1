BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'live', 'other' | New-AmsCluster
}

Describe 'Compare-AmsCluster' {
    It 'finds nothing on a cluster that is as its spec says, by name, object and array' {
        Compare-AmsCluster live | Should -BeNullOrEmpty
        Get-AmsCluster | Compare-AmsCluster | Should -BeNullOrEmpty
        Compare-AmsCluster live, other | Should -BeNullOrEmpty
    }

    It 'takes <Carrier> from the pipeline' -ForEach $carriers {
        # Taken for another name, it would be a cluster that is not there.
        { & $Make other | Compare-AmsCluster -ErrorAction Stop } | Should -Not -Throw
    }

    It 'makes reads only' {
        Measure-Call { Compare-AmsCluster live } | Should -Be 0
    }

    It 'says what is not there' {
        (Get-WrittenError { Compare-AmsCluster nobody }).FullyQualifiedErrorId | Should -Be 'AmsClusterNotFound,AmsCluster.Cmdlets.Commands.CompareAmsCluster'
    }
}
