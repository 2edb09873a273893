BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    # A Region of its own: names are kept for some minutes.
    $env:AWS_REGION = 'sa-east-1'
    'stage', 'studio' | New-AmsCluster
}

AfterAll { $env:AWS_REGION = 'ap-south-1' }

Describe 'Completion' {
    It 'of cluster names, where <_> wants one' -ForEach 'Get-AmsCluster', 'Remove-AmsCluster', 'Get-AmsNode', 'Set-AmsScalingGroup', 'Set-AmsLoadBalancerRules', 'Wait-AmsCluster', 'Compare-AmsCluster', 'Set-AmsCluster' {
        (Complete "$_ st").CompletionText | Should -Be 'stage', 'studio'
        (Complete "$_ -ClusterName stu").CompletionText | Should -Be 'studio'
    }

    It 'of cluster names has tooltips' {
        (Complete 'Get-AmsCluster stu').ToolTip | Should -Match 'studio'
    }

    It 'of Regions needs no call' {
        Measure-Call -Of total {
            $found = Complete 'Get-AmsCluster -Region ap-south-'
            $found.CompletionText | Should -Contain 'ap-south-1'
            ($found | Where-Object CompletionText -EQ 'ap-south-1').ToolTip | Should -Match 'Mumbai'
        } | Should -Be 0
    }

    It 'of profiles reads the files' {
        (Complete 'Get-AmsCluster -ProfileName stu').CompletionText | Should -Be 'studio'
    }

    It 'of roles knows both' {
        (Complete 'Get-AmsScalingGroup live -Role ').CompletionText | Should -Contain 'Origin'
        (Complete 'Get-AmsScalingGroup live -Role ').CompletionText | Should -Contain 'Edge'
    }

    It 'is silent when AWS does not answer' {
        $watch = [Diagnostics.Stopwatch]::StartNew()
        (Complete 'Get-AmsCluster -EndpointUrl http://127.0.0.1:1 -ClusterName unknown').CompletionText | Where-Object { $_ -eq 'unknown' } | Should -BeNullOrEmpty
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 4
    }
}
