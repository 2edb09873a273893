BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'The pipeline' {
    BeforeEach { Reset-Emulator }

    It 'deploys a whole cluster as one chain, and the chain run twice changes nothing' {
        $arn = $certificate
        $chain = {
            New-AmsMongoNode -ClusterName live -Region ap-south-1 -InstanceType m5.xlarge |
                New-AmsScalingGroup -Role Origin, Edge -InstanceType c5.xlarge -MaxSize 10 -TargetCpu 60 |
                Set-AmsLoadBalancerRules -CertificateArn $arn -Domain live.example.com
        }
        $cluster = & $chain
        $cluster | Should -HaveCount 1
        $cluster.Endpoints.Url | Should -Contain 'https://live.example.com/'
        "$((Get-AmsCluster live).Health)" | Should -Be 'Healthy'
        Measure-Call $chain | Should -Be 0
    }

    It 'finishes a chain that broke in the middle when it is run again' {
        $chain = {
            param($arn)
            New-AmsMongoNode -ClusterName live | New-AmsScalingGroup -Role Origin, Edge | Set-AmsLoadBalancerRules -CertificateArn $arn -Domain live.example.com -PassThru
        }
        (Get-WrittenError { & $chain $pending }).FullyQualifiedErrorId | Should -BeLike 'AmsCertificateNotIssued,*'
        (Get-AmsCluster live).LoadBalancer | Should -BeNullOrEmpty
        "$((& $chain $certificate).Health)" | Should -Be 'Healthy'
    }

    It 'shows what a spec file would do' {
        Push-Location $root
        try { Measure-Call { Invoke-Hostless 'Import-AmsClusterSpec ./examples/01-guide.yaml | New-AmsCluster -WhatIf' } | Should -Be 0 }
        finally { Pop-Location }
    }

    It 'changes a group and gives it out' {
        New-AmsCluster live
        (Get-AmsCluster live | Set-AmsScalingGroup -Role Edge -MaxSize 40 -PassThru).MaxSize | Should -Be 40
    }

    It 'shows the nodes of clusters that are not healthy' {
        'well', 'part' | New-AmsMongoNode
        New-AmsCluster well
        New-AmsScalingGroup part -Role Edge
        $nodes = Get-AmsCluster | Where-Object Health -NE 'Healthy' | Get-AmsNode
        $nodes.ClusterName | Should -Be 'part'
        Get-AmsCluster | Where-Object Health -NE 'Healthy' | Get-AmsNode | Format-Table | Out-String | Should -Match 'InService'
    }

    It 'deploys the lines of a CSV file' {
        Set-Content TestDrive:/clusters.csv 'ClusterName,Region,MaxSize', 'one,ap-south-1,3', 'two,eu-west-1,4'
        Push-Location TestDrive:/
        try { (Import-Csv clusters.csv | New-AmsCluster -Confirm:$false).Region | Should -Be 'ap-south-1', 'eu-west-1' }
        finally { Pop-Location }
    }

    It 'carries Region and endpoint along on the objects' {
        New-AmsCluster far -Region eu-north-1
        $env:AWS_ENDPOINT_URL = $null
        try {
            (Get-AmsCluster far -Region eu-north-1 -EndpointUrl $AmsEmulatorUrl | Get-AmsScalingGroup | Get-AmsNode).Count | Should -Be 2
            Get-AmsCluster far -Region eu-north-1 -EndpointUrl $AmsEmulatorUrl | Remove-AmsCluster -Confirm:$false
            Get-AmsCluster -Region eu-north-1 -EndpointUrl $AmsEmulatorUrl | Should -BeNullOrEmpty
        }
        finally { $env:AWS_ENDPOINT_URL = $AmsEmulatorUrl }
    }

    It 'stops the reading behind Select-Object -First' {
        'a', 'b', 'c', 'd' | New-AmsCluster
        $all = Measure-Call { Get-AmsCluster } -Of total
        Measure-Call { Get-AmsCluster | Select-Object -First 1 } -Of total | Should -BeLessThan ($all / 2)
    }

    It 'deploys no further behind Select-Object -First' {
        ('first', 'second', 'third' | New-AmsCluster | Select-Object -First 1).Name | Should -Be 'first'
        (Get-AmsCluster).Name | Should -Be 'first'
        (New-AmsMongoNode fourth, fifth | Select-Object -First 1).ClusterName | Should -Be 'fourth'
        Get-AmsCluster fifth* | Should -BeNullOrEmpty
    }

    It 'streams: the first object is out before the last is read' {
        'a', 'b' | New-AmsCluster
        $reads = Get-AmsCluster | ForEach-Object { (Get-Call).total }
        $reads[0] | Should -BeLessThan $reads[1]
    }

    It 'runs in several runspaces at once' {
        $made = 'a', 'b', 'c' | ForEach-Object -Parallel {
            Import-Module $using:manifest
            New-AmsCluster $_ -WarningAction SilentlyContinue
        }
        ($made.Name | Sort-Object) | Should -Be 'a', 'b', 'c'
    }
}
