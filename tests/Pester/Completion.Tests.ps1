BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    # A Region of its own: names are kept for some minutes.
    $env:AWS_REGION = 'sa-east-1'
    'stage', 'studio' | New-AmsCluster
    Invoke-Aws ec2 2016-11-15 CreateKeyPair @{ KeyName = 'studio-key' }
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

    It '"<Line>" finds <Finds>, with <Tooltip> as the tooltip' -ForEach @(
        @{ Line = 'New-AmsCluster x -InstanceType c5.x'; Finds = 'c5.xlarge'; Tooltip = '4 vCPU, 8 GiB' }
        @{ Line = 'New-AmsCluster x -EdgeInstanceType c6i.2'; Finds = 'c6i.2xlarge'; Tooltip = '8 vCPU' }
        @{ Line = 'New-AmsMongoNode x -InstanceType m5.x'; Finds = 'm5.xlarge'; Tooltip = '4 vCPU, 16 GiB' }
        @{ Line = 'New-AmsScalingGroup x -InstanceType '; Finds = 'c5.xlarge'; Tooltip = '4 vCPU' }
        @{ Line = 'New-AmsCluster x -KeyName '; Finds = 'studio-key'; Tooltip = 'key pair' }
        @{ Line = 'New-AmsMongoNode x -KeyName stu'; Finds = 'studio-key'; Tooltip = 'key pair' }
        @{ Line = 'New-AmsCluster x -VpcId '; Finds = 'default'; Tooltip = 'default VPC' }
        @{ Line = 'New-AmsMongoNode x -VpcId '; Finds = 'vpc-*'; Tooltip = '172.31.0.0/16' }
        @{ Line = 'New-AmsCluster x -SubnetId '; Finds = 'subnet-*'; Tooltip = 'sa-east-1a 172.31' }
        @{ Line = 'New-AmsMongoNode x -SubnetId subnet-'; Finds = 'subnet-*'; Tooltip = 'sa-east-1a 172.31' }
        @{ Line = 'New-AmsCluster x -NodeZone '; Finds = 'sa-east-1a'; Tooltip = 'subnet-' }
        @{ Line = 'New-AmsMongoNode x -NodeZone sa-'; Finds = 'sa-east-1a'; Tooltip = 'subnet-' }
        @{ Line = 'Set-AmsLoadBalancerRules x -LoadBalancerZone '; Finds = 'sa-east-1a'; Tooltip = 'subnet-' }
        @{ Line = 'New-AmsCluster x -CertificateArn '; Finds = 'arn:aws:acm:sa-east-1:*'; Tooltip = 'live.example.com until' }
        @{ Line = 'Set-AmsLoadBalancerRules x -CertificateArn live.'; Finds = 'arn:aws:acm:sa-east-1:*'; Tooltip = 'live.example.com until' }
    ) {
        $found = Complete $Line | Where-Object CompletionText -Like $Finds
        $found | Should -Not -BeNullOrEmpty
        $found[0].ToolTip | Should -BeLike "*$Tooltip*"
        Measure-Call -Of total { Complete $Line } | Should -Be 0 -Because 'the answer is kept for a while'
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
