BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    $null = New-AmsCluster live

    function Get-Edge { Get-AmsScalingGroup live -Role Edge }
}

Describe 'Resize-AmsScalingGroup' {
    AfterEach {
        Get-AmsScalingEvent live | Remove-AmsScalingEvent -Confirm:$false

        # What the policy would do in a while: nobody needs the nodes any more.
        foreach ($group in 'live-origin', 'live-edge') { $null = Invoke-Aws autoscaling 2011-01-01 SetDesiredCapacity @{ AutoScalingGroupName = $group; DesiredCapacity = 1 } }
    }

    It 'gives sizes now, silently or with -PassThru, and nothing is drift' {
        Resize-AmsScalingGroup live -Role Edge -Minimum 3 -Maximum 20 -Wait | Should -BeNullOrEmpty
        $edge = Get-Edge
        $edge.MinSize, $edge.MaxSize, $edge.DesiredCapacity, $edge.Healthy | Should -Be 3, 20, 3, 3
        Compare-AmsCluster live | Should -BeNullOrEmpty
        $again = Resize-AmsScalingGroup live -Role Edge -Minimum 3 -Maximum 20 -PassThru
        $again | Should -BeOfType AmsCluster.ScalingEvent
        $again.EventName, $again.State, $again.ClusterName | Should -Be 'now', 'Holding', 'live'
        Measure-Call { Resize-AmsScalingGroup live -Role Edge -Minimum 3 -Maximum 20 } | Should -Be 0
    }

    It 'takes dates of this machine''s zone, and texts' {
        $from = (Get-Date).AddHours(2)
        $event = Resize-AmsScalingGroup live -Role Edge -Minimum 4 -From $from -Until $from.AddHours(2) -EventName final -PassThru
        [Math]::Abs(($event.From.LocalDateTime - $from).TotalSeconds) | Should -BeLessThan 1
        $event.Until - $event.From | Should -Be ([timespan]'02:00')
        $event.State | Should -Be Coming
        $text = (Get-Date).AddDays(2).ToString('yyyy-MM-dd 18:00')
        (Resize-AmsScalingGroup live -Role Edge -Minimum 4 -From $text -EventName later -PassThru).From.LocalDateTime.Hour | Should -Be 18
        (Get-AmsScalingEvent live).EventName | Should -Be final, later
        (Get-AmsScalingEvent live fin*).EventName | Should -Be final
        (Get-Edge).Events.EventName | Should -Be final, later
    }

    It 'keeps what is not said of an event that lasts, and -NoEnd takes its end away' {
        $until = [DateTimeOffset]::Now.AddHours(3)
        Resize-AmsScalingGroup live -Role Edge -Minimum 3 -Maximum 20 -Until $until
        $event = Resize-AmsScalingGroup live -Role Edge -Minimum 2 -PassThru
        [Math]::Abs(($event.Until - $until).TotalSeconds) | Should -BeLessThan 1
        $event.MaxSize | Should -Be 20
        (Resize-AmsScalingGroup live -Role Edge -Minimum 2 -NoEnd -PassThru).Until | Should -BeNullOrEmpty
    }

    It 'takes groups and events from the pipeline' {
        Get-AmsScalingGroup live | Resize-AmsScalingGroup -Minimum 2 -EventName both
        (Get-AmsScalingEvent live).Role | Should -Be Origin, Edge
        Get-AmsScalingEvent live | Where-Object Role -EQ Edge | Remove-AmsScalingEvent
        (Get-AmsScalingEvent live).Role | Should -Be Origin
        Get-AmsCluster live | Get-AmsScalingEvent | Remove-AmsScalingEvent
        Get-AmsScalingEvent live | Should -BeNullOrEmpty
    }

    It 'takes <Carrier> from the pipeline' -ForEach $carriers {
        $event = & $Make live | Resize-AmsScalingGroup -Role Edge -Minimum 2 -PassThru -ErrorAction Stop
        $event.ClusterName, $event.Role, $event.MinSize | Should -Be 'live', 'Edge', 2
    }

    It 'writes nothing with -WhatIf and tells what it would do' {
        $text = Get-HostText 'Resize-AmsScalingGroup live -Role Edge -Minimum 4 -Until (Get-Date).AddHours(2) -WhatIf'
        $text | Should -Match 'create event now of live-edge \(4\.\.10 nodes'
        $text | Should -Match 'create scheduled action amscluster-now-end of live-edge: 1\.\.10 nodes from'
        $text | Should -Match 'update auto scaling group live-edge\r?\n      min      1 → 4\r?\n      desired  1 → 4'
        Measure-Call { Invoke-Hostless 'Resize-AmsScalingGroup live -Role Edge -Minimum 4 -WhatIf' } | Should -Be 0
    }

    It 'asks before nodes end' {
        Resize-AmsScalingGroup live -Role Edge -Minimum 4 -EventName more
        Remove-AmsScalingEvent live more
        Get-ProcessText 'try { Resize-AmsScalingGroup live -Role Edge -Minimum 1 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }' | Should -Match 'AmsNotConfirmed,'
        (Get-Edge).DesiredCapacity | Should -Be 4
        Resize-AmsScalingGroup live -Role Edge -Minimum 1 -Confirm:$false
        (Get-Edge).DesiredCapacity | Should -Be 1
    }

    It 'says what is wrong: <Id> <With>' -ForEach @(
        @{ Id = 'AmsBadArguments'; With = @{ Minimum = 5; Maximum = 2 } }
        @{ Id = 'AmsBadArguments'; With = @{ Minimum = 5; From = '2020-01-01 18:00' } }
        @{ Id = 'AmsBadArguments'; With = @{ Minimum = 5; EventName = 'a b' } }
        @{ Id = 'AmsBadArguments'; With = @{ Minimum = 5; From = [DateTimeOffset]::Now.AddHours(1); Wait = $true } }
    ) {
        (Get-WrittenError { Resize-AmsScalingGroup live -Role Edge @With }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'refuses events that overlap, and to end one that is not there' {
        Resize-AmsScalingGroup live -Role Edge -Minimum 2 -EventName one
        (Get-WrittenError { Resize-AmsScalingGroup live -Role Edge -Minimum 3 -EventName two }).FullyQualifiedErrorId | Should -BeLike 'AmsEventOverlap,*'
        $missing = Get-WrittenError { Remove-AmsScalingEvent live two }
        $missing.FullyQualifiedErrorId | Should -BeLike 'AmsEventNotFound,*'
        $missing.ErrorDetails.RecommendedAction | Should -Match 'one'
    }

    It 'completes events and shows them in a table' {
        Resize-AmsScalingGroup live -Role Edge -Minimum 2 -EventName final
        (Complete 'Remove-AmsScalingEvent live fi').CompletionText | Should -Be final
        Get-AmsScalingEvent live | Out-String -Width 110 | Should -Match 'ClusterName +Role +EventName +State +Min +Max +From +Until'
    }
}
