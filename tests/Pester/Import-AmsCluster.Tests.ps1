BeforeAll {
    . $PSScriptRoot/Common.ps1

    function New-HandMadeCluster { python3 $PSScriptRoot/Files/handmade.py @args }
}

Describe 'Import-AmsCluster' {
    BeforeEach {
        Reset-Emulator
        New-HandMadeCluster
    }

    It 'gives out what it found with -WhatIf, and writes nothing' {
        Measure-Call { $script:found = Import-AmsCluster live -WhatIf -Confirm:$false } | Should -Be 0
        $found | Should -BeOfType [AmsCluster.Adoption]
        $found.Parts.Where{ $_.Kind -eq 'auto scaling group' }.Name | Should -Be 'AMS-Origin-Group', 'AMS-Edge-Group'
        $found.Parts.Certainty | Should -Not -Contain 'Missing'
        $found.FirstPlan.Changes.Action | Should -Not -Contain 'Replace'
        $found.Spec.Edge.MaxSize | Should -Be 10
    }

    It 'tells what is open' {
        $null = Import-AmsCluster live -WhatIf -WarningVariable warnings
        ($warnings -like '*asks nobody for a password*').Count | Should -Be 1
    }

    It 'adopts and gives out the cluster, with which the pipeline goes on' {
        $cluster = Import-AmsCluster live -Confirm:$false
        $cluster | Should -BeOfType [AmsCluster.Cluster]
        $cluster.Origin.Name | Should -Be 'AMS-Origin-Group'
        (Import-AmsCluster live -Confirm:$false | Get-AmsScalingGroup).Name | Should -Be 'AMS-Origin-Group', 'AMS-Edge-Group'
        (Get-AmsCluster).Name | Should -Be 'live'
    }

    It 'leaves a cluster that can be changed and removed' {
        $node = (Import-AmsCluster live -Confirm:$false).Mongo.InstanceId
        (Set-AmsScalingGroup live -Role Edge -MaxSize 20 -PassThru).MaxSize | Should -Be 20
        (Get-AmsCluster live).Mongo.InstanceId | Should -Be $node
        Remove-AmsCluster live -Confirm:$false
        Get-AmsCluster | Should -BeNullOrEmpty
    }

    It 'asks without being told to, and writes nothing where nobody can answer' {
        Get-ProcessText 'try { Import-AmsCluster live -WarningAction Ignore } catch { $_.FullyQualifiedErrorId }'
        Get-AmsCluster | Should -BeNullOrEmpty
    }

    It 'says which there are when it cannot tell, and takes columns of a CSV file' {
        New-HandMadeCluster '-2'
        { Import-AmsCluster live -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'AmsAdoptAmbiguous,*'
        $lines = 'Name,LoadBalancer', 'one,ams-streaming-cloud', 'two,ams-streaming-cloud-2'
        ($lines | ConvertFrom-Csv | Import-AmsCluster -Confirm:$false).Origin.Name | Should -Be 'AMS-Origin-Group', 'AMS-Origin-Group-2'
    }
}
