BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    New-AmsCluster live
}

Describe 'Set-AmsLoadBalancerRules' {
    It 'gives out nothing without -PassThru, the cluster with it' {
        Set-AmsLoadBalancerRules live -CertificateArn $certificate | Should -BeNullOrEmpty
        (Set-AmsLoadBalancerRules live -Domain live.example.com -PassThru).Endpoints.Url | Should -Contain 'https://live.example.com/'
    }

    It 'answers to its singular name' {
        (Set-AmsLoadBalancerRule live -PassThru).Name | Should -Be 'live'
    }

    It 'works once on a cluster whose groups come one after another' {
        (Get-AmsScalingGroup live | Set-AmsLoadBalancerRules -PassThru).Count | Should -Be 1
    }

    It 'takes a cluster, a name and an array' {
        (Get-AmsCluster live | Set-AmsLoadBalancerRules -PassThru).Name | Should -Be 'live'
        ('live' | Set-AmsLoadBalancerRules -PassThru).Name | Should -Be 'live'
        (Set-AmsLoadBalancerRules @('live') -PassThru).Name | Should -Be 'live'
    }

    It 'binds a certificate of AWS.Tools by its property' {
        Measure-Call { [pscustomobject]@{ CertificateArn = $certificate } | Set-AmsLoadBalancerRules -ClusterName live } | Should -Be 0
    }

    It 'opens RTMP and closes it again' {
        (Set-AmsLoadBalancerRules live -Rtmp $true -PassThru).Endpoints.Purpose | Should -Contain 'rtmp'
        (Set-AmsLoadBalancerRules live -Rtmp $false -PassThru).Endpoints.Purpose | Should -Not -Contain 'rtmp'
    }

    It 'writes nothing with -WhatIf' {
        Measure-Call { Set-AmsLoadBalancerRules live -Rtmp $true -WhatIf } | Should -Be 0
    }

    It 'refuses a certificate that is not issued, and writes nothing' {
        Measure-Call { { Set-AmsLoadBalancerRules live -CertificateArn $pending -Domain pending.example.com -ErrorAction Stop } | Should -Throw -ErrorId 'AmsCertificateNotIssued,*' } | Should -Be 0
    }
}
