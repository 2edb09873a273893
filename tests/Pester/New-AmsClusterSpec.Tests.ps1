BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    New-AmsCluster whole
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

    It 'takes the name from <Carrier>' -ForEach $carriers {
        (& $Make whole | New-AmsClusterSpec).Name | Should -Be 'whole'
    }

    It 'takes names from the pipeline, one spec each' {
        ('one', 'two' | New-AmsClusterSpec -MaxSize 4).Edge.MaxSize | Should -Be 4, 4
    }

    It 'binds the columns of a line, and a blank cell says nothing' {
        $specs = 'Name,Region,MaxSize,EdgeMinSize,NoAuth,SshFrom', 'one,eu-west-1,7,,yes,', 'two,,,3,,203.0.113.0/24' | ConvertFrom-Csv | New-AmsClusterSpec -KeyName ant
        $specs.Region | Should -Be 'eu-west-1', 'ap-south-1'
        $specs.Edge.MaxSize | Should -Be 7, 10
        $specs.Edge.MinSize | Should -Be 1, 3
        $specs.Mongo.Auth | Should -Be $false, $true
        $specs[1].Access.SshFrom | Should -Be '203.0.113.0/24'
    }

    It 'does not take a Region that is blank in the command for none' {
        { New-AmsClusterSpec one -Region '' -ErrorAction Stop } | Should -Throw -ErrorId 'AmsRegionInvalid,*'
    }

    It 'makes no further one behind Select-Object -First' {
        $errors = Get-WrittenError { $script:made = 'one', 'Not_a_name' | New-AmsClusterSpec | Select-Object -First 1 }
        $made.Name | Should -Be 'one'
        $errors | Should -BeNullOrEmpty
    }

    It 'binds objects by the names of their properties' {
        ([pscustomobject]@{ Name = 'one'; VpcId = 'vpc-0123456789abcdef0'; AvailabilityZone = 'ap-south-1b' } | New-AmsClusterSpec).Network.NodeZones | Should -Be 'ap-south-1b'
    }
}
