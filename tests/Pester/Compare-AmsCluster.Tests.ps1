BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'live', 'other' | New-AmsCluster -ExactRules
}

Describe 'Compare-AmsCluster' {
    It 'finds nothing on a cluster that is as its spec says, by name, object and array' {
        Compare-AmsCluster live | Should -BeNullOrEmpty
        Get-AmsCluster | Compare-AmsCluster | Should -BeNullOrEmpty
        Compare-AmsCluster live, other | Should -BeNullOrEmpty
    }

    It 'says in words, beside the success stream, that there is no difference' {
        $said = Compare-AmsCluster live, other 6>&1
        "$said" | Should -Be 'No differences. live is as its spec says. No differences. other is as its spec says.'
        $said[0] | Should -BeOfType Management.Automation.InformationRecord
        $drift = New-AmsClusterSpec live -ExactRules -MaxSize 12 | Compare-AmsCluster 6>&1
        $drift.Count | Should -Be 2
    }

    It 'takes <Carrier> from the pipeline' -ForEach $carriers {
        # Taken for another name, it would be a cluster that is not there.
        { & $Make other | Compare-AmsCluster -ErrorAction Stop } | Should -Not -Throw
    }

    It 'makes reads only' {
        Measure-Call { Compare-AmsCluster live } | Should -Be 0
    }

    It 'says what is not there' {
        (Get-WrittenError { Compare-AmsCluster nobody }).FullyQualifiedErrorId | Should -Be 'AmsClusterNotFound,AmsCluster.Cmdlets.Commands.CompareAmsCluster'
    }

    It 'compares with a spec in hand, found by its name' {
        $drift = New-AmsClusterSpec live -ExactRules -MaxSize 12 | Compare-AmsCluster
        $drift.ClusterName | Should -Be 'live', 'live'
        $drift.Name | Sort-Object | Should -Be 'live-edge', 'live-origin'
        $drift.Field | Should -Be 'max', 'max'
        $drift.Expected | Should -Be '12', '12'
        $drift.Actual | Should -Be '10', '10'
    }

    It 'says what it would be a spec of, when that is not deployed' {
        (Get-WrittenError { New-AmsClusterSpec nobody | Compare-AmsCluster }).FullyQualifiedErrorId | Should -BeLike 'AmsClusterNotFound,*'
    }

    It 'gives a row for a rule that somebody has added, and the cluster is Degraded' {
        New-AmsCluster added
        $group = Invoke-Aws ec2 2016-11-15 DescribeSecurityGroups @{ 'Filter.1.Name' = 'group-name'; 'Filter.1.Value.1' = 'added-mongo' }
        $null = Invoke-Aws ec2 2016-11-15 AuthorizeSecurityGroupIngress @{
            GroupId = $group.DescribeSecurityGroupsResponse.securityGroupInfo.item.groupId; 'IpPermissions.1.IpProtocol' = 'tcp'
            'IpPermissions.1.FromPort' = 27017; 'IpPermissions.1.ToPort' = 27017; 'IpPermissions.1.IpRanges.1.CidrIp' = '0.0.0.0/0'
        }
        $row = Compare-AmsCluster added
        $row.Kind, $row.Name, $row.Field, $row.Actual | Should -Be 'security group rules', 'added-mongo', 'ingress', 'tcp 27017 from 0.0.0.0/0'
        $row.Expected | Should -BeNullOrEmpty
        $cluster = Get-AmsCluster added
        "$($cluster.Health)" | Should -Be 'Degraded'
        $cluster.Problems -join "`n" | Should -Match 'added-mongo also lets in tcp 27017 from 0\.0\.0\.0/0'
        (New-AmsCluster added -Verbose 4>&1) -match 'as its spec says' | Should -BeNullOrEmpty
        Remove-AmsCluster added -SkipBackup -Confirm:$false
    }

    Context 'when somebody has changed things by hand' {
        BeforeAll {
            Invoke-Aws autoscaling 2011-01-01 UpdateAutoScalingGroup @{ AutoScalingGroupName = 'live-edge'; MaxSize = 7 }
            $group = Invoke-Aws ec2 2016-11-15 DescribeSecurityGroups @{ 'Filter.1.Name' = 'group-name'; 'Filter.1.Value.1' = 'live-mongo' }
            $id = $group.DescribeSecurityGroupsResponse.securityGroupInfo.item.groupId
            Invoke-Aws ec2 2016-11-15 AuthorizeSecurityGroupIngress @{
                GroupId = $id; 'IpPermissions.1.IpProtocol' = 'tcp'; 'IpPermissions.1.FromPort' = 22; 'IpPermissions.1.ToPort' = 22; 'IpPermissions.1.IpRanges.1.CidrIp' = '0.0.0.0/0'
            }
            Invoke-Aws autoscaling 2011-01-01 DeletePolicy @{ AutoScalingGroupName = 'live-origin'; PolicyName = 'live-origin-cpu' }
            $drift = Compare-AmsCluster live, other
        }

        It 'tells each field, what it should be and what it is' {
            $drift | Should -HaveCount 3
            $size = $drift | Where-Object Name -EQ 'live-edge'
            $size.Kind, $size.Field, $size.Expected, $size.Actual | Should -Be 'auto scaling group', 'max', '10', '7'
            $size.Id | Should -Be 'live-edge'
        }

        It 'tells of a set what is too much' {
            $rule = $drift | Where-Object Name -EQ 'live-mongo'
            $rule.Actual | Should -Be 'tcp 22 from 0.0.0.0/0'
            $rule.Expected | Should -BeNullOrEmpty
        }

        It 'tells what is missing' {
            $policy = $drift | Where-Object Field -EQ 'exists'
            $policy.Kind, $policy.Expected, $policy.Actual | Should -Be 'scaling policy', 'yes', 'no'
            $policy.Id | Should -BeNullOrEmpty
        }

        It 'is a table of at most 110 columns' {
            $lines = ($drift | Out-String -Width 200) -split "`r?`n"
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 110
            $lines -match 'Expected' | Should -HaveCount 1
        }

        It 'finds nothing any more once the cluster is deployed again' {
            Export-AmsClusterSpec TestDrive:/live.yaml -ClusterName live | Import-AmsClusterSpec | New-AmsCluster -Confirm:$false
            Compare-AmsCluster live | Should -BeNullOrEmpty
        }
    }
}
