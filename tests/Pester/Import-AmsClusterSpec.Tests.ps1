BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Import-AmsClusterSpec' {
    It 'reads a file by its path' {
        (Import-AmsClusterSpec $root/examples/01-guide.yaml).Mongo.InstanceType | Should -Be 'm5.xlarge'
    }

    It 'leaves the others of a wildcard when one is bad, and names that one' {
        Set-Content TestDrive:/a.yaml 'name: 1'
        Copy-Item $root/examples/02-minimal.yaml TestDrive:/b.yaml
        $script:read = $null
        $errors = Get-WrittenError { $script:read = Import-AmsClusterSpec TestDrive:/*.yaml }
        $read.Name | Should -Be 'minimal'
        $errors.TargetObject | Should -BeLike '*a.yaml'
    }

    It 'reads a file whose name has brackets' {
        Copy-Item $root/examples/02-minimal.yaml (Join-Path (Get-PSDrive TestDrive).Root 'c[1].yaml')
        (Import-AmsClusterSpec -LiteralPath 'TestDrive:/c[1].yaml').Name | Should -Be 'minimal'
        (Get-Item -LiteralPath 'TestDrive:/c[1].yaml' | Import-AmsClusterSpec).Name | Should -Be 'minimal'
    }

    It 'reads all that fit a wildcard' {
        (Import-AmsClusterSpec $root/examples/0*.yaml).Count | Should -Be 9
    }

    It 'reads files from the pipeline' {
        (Get-ChildItem $root/examples/01*.yaml | Import-AmsClusterSpec).Name | Should -Be 'live'
    }

    It 'reads several paths of an array' {
        (Import-AmsClusterSpec $root/examples/02-minimal.yaml, $root/examples/01-guide.yaml).Name | Should -Be 'minimal', 'live'
    }

    It 'binds the property <_>' -ForEach 'Path', 'FullName', 'PSPath' {
        ([pscustomobject]@{ $_ = "$root/examples/02-minimal.yaml" } | Import-AmsClusterSpec).Name | Should -Be 'minimal'
    }

    It 'reads what Export-AmsClusterSpec gives out' {
        (New-AmsClusterSpec round | Export-AmsClusterSpec TestDrive:/round.yaml | Import-AmsClusterSpec).Name | Should -Be 'round'
    }

    It 'asks AWS nothing' {
        Measure-Call { Import-AmsClusterSpec $root/examples/01-guide.yaml -ErrorAction Stop } -Of total | Should -Be 0
    }

    It 'reads no further behind Select-Object -First' {
        $errors = Get-WrittenError { $script:read = "$root/examples/02-minimal.yaml", "$TestDrive/none.yaml" | Import-AmsClusterSpec | Select-Object -First 1 }
        $read.Name | Should -Be 'minimal'
        $errors | Should -BeNullOrEmpty
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
