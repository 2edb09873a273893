BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
}

Describe 'New-AmsClusterSpec' {
    It 'makes a spec and asks AWS nothing' {
        Measure-Call { New-AmsClusterSpec live -MaxSize 20 -NodeZone a, b } -Of total | Should -Be 0
        $spec = New-AmsClusterSpec live -MaxSize 20 -NodeZone a, b
        $spec.Edge.MaxSize | Should -Be 20
        $spec.Network.NodeZones | Should -Be 'ap-south-1a', 'ap-south-1b'
    }

    It 'names all that is wrong at once' {
        $errors = Get-WrittenError { New-AmsClusterSpec 'Not_a_name' -MaxSize 0 }
        $errors.FullyQualifiedErrorId | Should -Be 'AmsSpecInvalid,AmsCluster.Cmdlets.Commands.NewAmsClusterSpec'
        "$errors" | Should -Match 'Not_a_name'
        "$errors" | Should -Match 'edge.max'
    }

    It 'binds objects by the names of their properties' {
        ([pscustomobject]@{ Name = 'one'; VpcId = 'vpc-0123456789abcdef0'; AvailabilityZone = 'ap-south-1b' } | New-AmsClusterSpec).Network.NodeZones | Should -Be 'ap-south-1b'
    }
}

Describe 'Import-AmsClusterSpec' {
    It 'reads a file by its path' {
        (Import-AmsClusterSpec $root/examples/01-guide.yaml).Mongo.InstanceType | Should -Be 'm5.xlarge'
    }

    It 'reads all that fit a wildcard' {
        (Import-AmsClusterSpec $root/examples/0*.yaml).Count | Should -Be 9
    }

    It 'reads files from the pipeline' {
        (Get-ChildItem $root/examples/01*.yaml | Import-AmsClusterSpec).Name | Should -Be 'live'
    }

    It 'reads below the session''s location' {
        Push-Location $root/examples
        try { (Import-AmsClusterSpec ./02-minimal.yaml).Name | Should -Be 'minimal' }
        finally { Pop-Location }
    }

    It 'says which file is not there or not right, and reads the others' {
        Set-Content TestDrive:/bad.yaml 'name: x', 'region: ap-south-1', 'foo: 1'
        $errors = Get-WrittenError { $script:read = 'TestDrive:/none.yaml', 'TestDrive:/bad.yaml', "$root/examples/02-minimal.yaml" | Import-AmsClusterSpec }
        $errors.FullyQualifiedErrorId | Should -Be 'AmsSpecNotFound,AmsCluster.Cmdlets.Commands.ImportAmsClusterSpec', 'AmsSpecInvalid,AmsCluster.Cmdlets.Commands.ImportAmsClusterSpec'
        "$($errors[1])" | Should -Match 'bad.yaml:3:1'
        $read.Name | Should -Be 'minimal'
    }
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

    It 'does not overwrite without -Force' {
        Export-AmsClusterSpec -ClusterName live TestDrive:/taken.yaml
        $errors = Get-WrittenError { Export-AmsClusterSpec -ClusterName live TestDrive:/taken.yaml }
        $errors.FullyQualifiedErrorId | Should -Be 'AmsFileExists,AmsCluster.Cmdlets.Commands.ExportAmsClusterSpec'
        $errors.CategoryInfo.Category | Should -Be 'ResourceExists'
        (Export-AmsClusterSpec -ClusterName live TestDrive:/taken.yaml -Force).Name | Should -Be 'taken.yaml'
    }

    It 'writes no file with -WhatIf' {
        Export-AmsClusterSpec -ClusterName live TestDrive:/unwritten.yaml -WhatIf
        'TestDrive:/unwritten.yaml' | Should -Not -Exist
    }
}
