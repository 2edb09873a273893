BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator

    # The publisher's images, by version.
    $images = @{}
    $answer = Invoke-Aws ec2 2016-11-15 DescribeImages @{ 'Owner.1' = 'aws-marketplace' }
    foreach ($item in $answer.DescribeImagesResponse.imagesSet.item) { $images[($item.name -split '-')[4]] = $item.imageId }
    $old, $new = $images['v2170'], $images['v303']

    # Makes an image one whose nodes never serve, or takes that back.
    function Set-ImageHealth([string] $Image, [string] $Health) {
        $null = Invoke-Aws ec2 2016-11-15 CreateTags @{ 'ResourceId.1' = $Image; 'Tag.1.Key' = 'emulator:health'; 'Tag.1.Value' = $Health }
    }

    # What the nodes that run were started from.
    function Get-NodeImage([string] $Name) {
        $ids = (Get-AmsNode $Name -Role Origin, Edge).InstanceId
        $all = Invoke-Aws ec2 2016-11-15 DescribeInstances @{}
        @($all.GetElementsByTagName('instanceId').Where{ $_.InnerText -in $ids }.ForEach{ $_.ParentNode.imageId } | Sort-Object -Unique)
    }

    $null = New-AmsCluster live -ImageId $old
}

Describe 'Update-AmsCluster' {
    BeforeEach { $null = Update-AmsCluster live -ImageId $old -Confirm:$false }

    It 'brings all nodes to the newest image, silently or with -PassThru' {
        Get-NodeImage live | Should -Be $old
        Update-AmsCluster live -Confirm:$false | Should -BeNullOrEmpty
        Get-NodeImage live | Should -Be $new
        $cluster = Update-AmsCluster live -PassThru -Confirm:$false
        $cluster | Should -BeOfType AmsCluster.Cluster
        $cluster.Edge.ImageId | Should -Be $new
        Compare-AmsCluster live | Should -BeNullOrEmpty
    }

    It 'goes back to the image before' {
        Update-AmsCluster live -Confirm:$false
        Update-AmsCluster live -Rollback -Confirm:$false
        Get-NodeImage live | Should -Be $old
    }

    It 'takes all nodes at once' {
        (Update-AmsCluster live -Strategy AllAtOnce -PassThru -Confirm:$false).Health | Should -Be Healthy
        Get-NodeImage live | Should -Be $new
    }

    # A part would be the whole cluster: Asking.Tests.ps1.
    It 'takes <Carrier> from the pipeline' -ForEach ($carriers | Where-Object Carrier -NotIn 'a ScalingGroup', 'a MongoNode', 'a Node') {
        $cluster = & $Make live | Update-AmsCluster -ImageId $new -PassThru -Confirm:$false -ErrorAction Stop
        $cluster.Name | Should -Be live
        Get-NodeImage live | Should -Be $new
    }

    It 'writes nothing with -WhatIf and tells what it would do' {
        Measure-Call { Invoke-Hostless 'Update-AmsCluster live -WhatIf' } | Should -Be 0
        $text = Get-HostText 'Update-AmsCluster live -WhatIf'
        $text | Should -Match "update launch template live-edge: image $old → $new"
        $text | Should -Match 'replace 1 of 1 nodes of auto scaling group live-origin'
        $text | Should -Match 'ends the streams on each replaced node'
    }

    It 'writes nothing where all nodes run the image' {
        Measure-Call { Update-AmsCluster live -ImageId $old -Confirm:$false } | Should -Be 0
    }

    It 'warns of what is crossed' {
        $warnings = & { $WarningPreference = 'Continue'; Update-AmsCluster live -WhatIf } 3>&1 | Out-String
        $warnings | Should -Match 'change_server_mode.sh'
    }

    It 'tells AWS''s reason when new nodes do not come up, and all is as before' {
        Set-ImageHealth $new unhealthy
        try { $failed = Get-WrittenError { Update-AmsCluster live -Confirm:$false } }
        finally { Set-ImageHealth $new well }
        $failed.FullyQualifiedErrorId | Should -BeLike 'AmsUpgradeFailed,*'
        "$failed" | Should -Match 'RollbackSuccessful'
        Get-NodeImage live | Should -Be $old
        Compare-AmsCluster live | Should -BeNullOrEmpty
    }

    It 'says what is wrong: <Id>' -ForEach @(
        @{ Id = 'AmsClusterNotFound'; With = @{ ClusterName = 'other' } }
        @{ Id = 'AmsBadArguments'; With = @{ ClusterName = 'live'; ImageId = 'ami-xyz' } }
        @{ Id = 'AmsImageNotFound'; With = @{ ClusterName = 'live'; ImageId = 'ami-0123456789abcdef0' } }
    ) {
        (Get-WrittenError { Update-AmsCluster @With -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'takes either an image or -Rollback' {
        { Update-AmsCluster live -ImageId $new -Rollback } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    It 'completes images, with their versions to choose by' {
        $found = Complete 'Update-AmsCluster live -ImageId '
        $found[0].CompletionText | Should -Be $new
        $found[0].ToolTip | Should -Match 'AMS 3\.0\.3'
        (Complete 'Update-AmsCluster live -ImageId 2.17').CompletionText | Should -Be $old
    }
}
