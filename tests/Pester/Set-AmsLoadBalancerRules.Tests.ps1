BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    New-AmsCluster live
}

Describe 'Set-AmsLoadBalancerRules' {
    It 'gives out nothing without -PassThru, the cluster with it' {
        Set-AmsLoadBalancerRules live -CertificateArn $certificate -Confirm:$false | Should -BeNullOrEmpty
        (Set-AmsLoadBalancerRules live -Domain live.example.com -PassThru).Endpoints.Url | Should -Contain 'https://live.example.com/'
    }

    It 'answers to its singular name' {
        (Set-AmsLoadBalancerRule live -PassThru).Name | Should -Be 'live'
    }

    It 'works once on a cluster whose groups come one after another' {
        (Get-AmsScalingGroup live | Set-AmsLoadBalancerRules -PassThru).Count | Should -Be 1
    }

    It 'takes <Carrier> from the pipeline' -ForEach $carriers {
        (& $Make live | Set-AmsLoadBalancerRules -PassThru).Name | Should -Be 'live'
    }

    It 'takes an array, as an argument and by a property' {
        New-AmsCluster other
        (Set-AmsLoadBalancerRules live, other -PassThru).Name | Should -Be 'live', 'other'
        ([pscustomobject]@{ ClusterName = 'live', 'other' } | Set-AmsLoadBalancerRules -PassThru).Name | Should -Be 'live', 'other'
    }

    It 'binds a certificate of AWS.Tools by its property' {
        New-AmsCluster bare
        (Get-AmsCluster bare).Endpoints.Url | Should -Not -Match '^https'
        [pscustomobject]@{ CertificateArn = $certificate; Domain = 'bare.example.com' } | Set-AmsLoadBalancerRules -ClusterName bare -Confirm:$false
        (Get-AmsCluster bare).Endpoints.Url | Should -Contain 'https://bare.example.com/'
    }

    It 'changes no further one behind Select-Object -First' {
        'first', 'last' | New-AmsCluster
        ('first', 'last' | Set-AmsLoadBalancerRules -Rtmp $true -PassThru | Select-Object -First 1).Name | Should -Be 'first'
        (Get-AmsCluster last).Endpoints.Purpose | Should -Not -Contain 'rtmp'
    }

    It 'takes a zone by its letter, as every cmdlet does' {
        $null = New-AmsMongoNode letters -NodeZone a
        Set-AmsLoadBalancerRules letters -LoadBalancerZone a, c
        Measure-Call { Set-AmsLoadBalancerRules letters -LoadBalancerZone ap-south-1a, ap-south-1c } | Should -Be 0
    }

    It 'changes nothing when it is run again' {
        Set-AmsLoadBalancerRules live -CertificateArn $certificate -Domain live.example.com
        Measure-Call { Set-AmsLoadBalancerRules live -CertificateArn $certificate -Domain live.example.com -ErrorAction Stop } | Should -Be 0
    }

    It 'opens RTMP and closes it again' {
        (Set-AmsLoadBalancerRules live -Rtmp $true -PassThru).Endpoints.Purpose | Should -Contain 'rtmp'
        $purposes = (Set-AmsLoadBalancerRules live -Rtmp $false -PassThru -Confirm:$false).Endpoints.Purpose
        $purposes | Should -Contain 'play'
        $purposes | Should -Not -Contain 'rtmp'
    }

    It 'writes nothing with -WhatIf' {
        Measure-Call { Invoke-Hostless 'Set-AmsLoadBalancerRules live -Rtmp $true -WhatIf' } | Should -Be 0
    }

    It 'refuses a certificate that is not issued, and writes nothing' {
        Measure-Call { { Set-AmsLoadBalancerRules live -CertificateArn $pending -Domain pending.example.com -ErrorAction Stop } | Should -Throw -ErrorId 'AmsCertificateNotIssued,*' } | Should -Be 0
    }
}
