BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
}

Describe 'Export-AmsClusterSpec' {
    BeforeAll { New-AmsCluster live -MaxSize 12 }

    It 'writes a spec that reads back the same' {
        $spec = Import-AmsClusterSpec $root/examples/01-guide.yaml
        $file = $spec | Export-AmsClusterSpec TestDrive:/guide.yaml
        $file | Should -BeOfType [IO.FileInfo]
        $again = Import-AmsClusterSpec TestDrive:/guide.yaml
        ($again | ConvertTo-Json -Depth 5) | Should -Be ($spec | ConvertTo-Json -Depth 5)
    }

    It 'writes the spec of a deployed cluster' {
        Get-AmsCluster live | Export-AmsClusterSpec TestDrive:/live.yaml
        (Import-AmsClusterSpec TestDrive:/live.yaml).Edge.MaxSize | Should -Be 12
    }

    It 'writes the spec of the cluster of <Carrier>' -ForEach ($carriers | Where-Object Carrier -NE 'a name') {
        & $Make live | Export-AmsClusterSpec "TestDrive:/$Carrier.yaml"
        (Import-AmsClusterSpec "TestDrive:/$Carrier.yaml").Name | Should -Be 'live'
    }

    It 'takes the name first, as all others do, and writes NAME.yaml without a file' {
        (Export-AmsClusterSpec live TestDrive:/first.yaml).Name | Should -Be 'first.yaml'
        (Import-AmsClusterSpec TestDrive:/first.yaml).Edge.MaxSize | Should -Be 12
        Push-Location TestDrive:/
        try { (Export-AmsClusterSpec live -Force).Name | Should -Be 'live.yaml' }
        finally { Pop-Location }
        ('live' | Export-AmsClusterSpec TestDrive:/piped.yaml).Name | Should -Be 'piped.yaml'
    }

    It 'says how to say it, where a file alone is given' {
        (Get-WrittenError { Export-AmsClusterSpec TestDrive:/alone.yaml }).FullyQualifiedErrorId | Should -BeLike 'AmsBadArguments,*'
        (Get-WrittenError { Export-AmsClusterSpec }).FullyQualifiedErrorId | Should -BeLike 'AmsBadArguments,*'
    }

    It 'takes a spec as an argument' {
        Export-AmsClusterSpec TestDrive:/argument.yaml -Spec (New-AmsClusterSpec given -MaxSize 4)
        (Import-AmsClusterSpec TestDrive:/argument.yaml).Edge.MaxSize | Should -Be 4
    }

    It 'writes below the session''s location' {
        Push-Location TestDrive:/
        try { (New-AmsClusterSpec near | Export-AmsClusterSpec ./near.yaml).FullName | Should -Be (Join-Path $TestDrive near.yaml) }
        finally { Pop-Location }
    }

    It 'says what is not there' {
        $errors = Get-WrittenError { Export-AmsClusterSpec -ClusterName nobody TestDrive:/nobody.yaml }
        $errors.FullyQualifiedErrorId | Should -Be 'AmsClusterNotFound,AmsCluster.Cmdlets.Commands.ExportAmsClusterSpec'
        'TestDrive:/nobody.yaml' | Should -Not -Exist
    }

    It 'says that a file cannot be written' {
        $errors = Get-WrittenError { New-AmsClusterSpec live | Export-AmsClusterSpec TestDrive:/nowhere/live.yaml }
        $errors.FullyQualifiedErrorId | Should -BeLike 'AmsFileNotWritten,*'
        $errors.TargetObject | Should -Be 'TestDrive:/nowhere/live.yaml'
    }

    It 'does not overwrite without -Force' {
        Export-AmsClusterSpec -ClusterName live TestDrive:/taken.yaml
        $errors = Get-WrittenError { Export-AmsClusterSpec -ClusterName live TestDrive:/taken.yaml }
        $errors.FullyQualifiedErrorId | Should -Be 'AmsFileExists,AmsCluster.Cmdlets.Commands.ExportAmsClusterSpec'
        $errors.CategoryInfo.Category | Should -Be 'ResourceExists'
        (Export-AmsClusterSpec -ClusterName live TestDrive:/taken.yaml -Force).Name | Should -Be 'taken.yaml'
    }

    It 'writes no file with -WhatIf' {
        Invoke-Hostless "Export-AmsClusterSpec -ClusterName live '$TestDrive/unwritten.yaml' -WhatIf"
        'TestDrive:/unwritten.yaml' | Should -Not -Exist
    }
}
