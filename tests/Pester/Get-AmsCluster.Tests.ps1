BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'one', 'other', 'two' | New-AmsCluster
}

Describe 'Get-AmsCluster' {
    It 'reads one by its name' {
        (Get-AmsCluster two).Name | Should -Be 'two'
    }

    It 'reads all without a name' {
        (Get-AmsCluster).Name | Should -Be 'one', 'other', 'two'
    }

    It 'reads those that fit a wildcard' {
        (Get-AmsCluster o*).Name | Should -Be 'one', 'other'
        Get-AmsCluster nothing* | Should -BeNullOrEmpty
    }

    It 'reads several names of an array' {
        (Get-AmsCluster two, one).Name | Should -Be 'two', 'one'
    }

    It 'reads names from the pipeline' {
        ('two', 'one' | Get-AmsCluster).Name | Should -Be 'two', 'one'
    }

    It 'reads clusters from the pipeline anew' {
        (Get-AmsCluster | Get-AmsCluster).Name | Should -Be 'one', 'other', 'two'
    }

    It 'finds the cluster of <Carrier>' -ForEach $carriers {
        (& $Make two | Get-AmsCluster).Name | Should -Be 'two'
    }

    It 'reads the Region that an object names' {
        New-AmsCluster two -Region eu-west-1
        $found = [pscustomobject]@{ ClusterName = 'two'; Region = 'eu-west-1' }, [pscustomobject]@{ ClusterName = 'two'; Region = 'ap-south-1' } | Get-AmsCluster
        $found.Region | Should -Be 'eu-west-1', 'ap-south-1'
    }

    It 'reads the clusters of an array that a property holds, and of wildcards in it' {
        ([pscustomobject]@{ Name = 'two', 'on*' } | Get-AmsCluster).Name | Should -Be 'one', 'two'
    }

    It 'has the properties that a user looks for' {
        $cluster = Get-AmsCluster one
        $cluster.PSObject.Properties.Name | Should -Contain 'Health'
        $cluster.Mongo.InstanceType | Should -Be 'm5.xlarge'
        "$($cluster.Origin.Role) $($cluster.Edge.Role)" | Should -Be 'Origin Edge'
        $cluster.LoadBalancer.DnsName | Should -Not -BeNullOrEmpty
        $cluster.Edge.DesiredCapacity, $cluster.Edge.Healthy | Should -Be 1, 1
    }

    It 'takes nothing for no name when null comes along the pipeline' {
        { $null | Get-AmsCluster -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'looks in the Region that is named' {
        Get-AmsCluster -Region eu-west-3 | Should -BeNullOrEmpty
    }

    It 'makes reads only' {
        Measure-Call { Get-AmsCluster } | Should -Be 0
    }
}
