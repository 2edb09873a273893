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

    It 'tells what AWS says of nodes and launches, and how to log in first' {
        $cluster = Get-AmsCluster one
        $node = $cluster.Edge.Nodes[0]
        $node.State, $node.TargetHealth | Should -Be 'running', 'healthy'
        $node.PrivateIpAddress | Should -Match '^\d+\.\d+\.\d+\.\d+$'
        $node.LaunchTime | Should -BeOfType ([DateTimeOffset])
        $cluster.Edge.Total | Should -Be 1
        "$($cluster.FirstLogin)" | Should -Be 'user admin, password in parameter /amscluster/one/panel-password'
        ($cluster | Format-List | Out-String) | Should -Match 'FirstLogin +: user admin'
    }

    It 'tells why AWS launches no node' {
        $null = Invoke-RestMethod -Method Post "$AmsEmulatorUrl/emulator/trouble" -Body '{"launches":"capacity"}'
        try {
            $null = Invoke-Aws autoscaling 2011-01-01 SetDesiredCapacity @{ AutoScalingGroupName = 'two-edge'; DesiredCapacity = 2 }
            $cluster = Get-AmsCluster two
            $cluster.Health | Should -Be 'Degraded'
            $cluster.Edge.Activities[0].IsFailed | Should -BeTrue
            "$($cluster.Edge.Activities)" | Should -Match 'do not have sufficient c5.xlarge capacity'
            # The other problem is that the cluster has no certificate.
            $cluster.Problems -notmatch 'travel in the clear' | Should -HaveCount 1
        }
        finally {
            $null = Invoke-RestMethod -Method Post "$AmsEmulatorUrl/emulator/trouble" -Body '{}'
            $null = Invoke-Aws autoscaling 2011-01-01 SetDesiredCapacity @{ AutoScalingGroupName = 'two-edge'; DesiredCapacity = 1 }
        }
    }

    It 'gives out where to publish and play, with the query string where it is needed' {
        $secure = New-AmsCluster secure -CertificateArn $certificate -Domain live.example.com
        ($secure.Endpoints | Where-Object Purpose -eq hls).ForEach{ $_.Url + $_.Path } | Should -Be 'https://live.example.com/{app}/streams/{id}.m3u8?target=edge'
        ($secure.Endpoints | Where-Object Purpose -eq 'webrtc publish').Path | Should -Be '{app}/websocket?target=origin'
        ((Get-AmsCluster one).Endpoints | Where-Object Purpose -eq hls).ForEach{ $_.Url + $_.Path } | Should -Match '^http://.+:5080/\{app\}/streams/\{id\}\.m3u8$'
        Remove-AmsCluster secure -Confirm:$false
    }
}

Describe 'Get-AmsCluster and AMS' {
    BeforeAll {
        $standIn = Start-AmsStandIn
        $way = Get-WayToStandIn $standIn
        $login = [pscredential]::new('JamesBond', (ConvertTo-SecureString secret -AsPlainText -Force))
    }

    BeforeEach { Set-AmsStandIn $standIn one }

    It 'tells what a user of the panel is told' {
        $cluster = Get-AmsCluster one -AmsCredential $login -ConnectTo $way
        $cluster.Ams.IsLoggedIn, $cluster.Ams.Version | Should -Be $true, '3.0.3'
        $cluster.Edge.Nodes[0].Membership, $cluster.Edge.Nodes[0].Cpu | Should -Be 'Alive', 12
        $cluster.Problems -notmatch 'travel in the clear' | Should -BeNullOrEmpty
    }

    It 'says in PowerShell''s words what a login would tell' {
        $cluster = Get-AmsCluster one -ConnectTo $way
        $cluster.Ams.IsReached, $cluster.Ams.IsClaimed | Should -Be $true, $true
        $cluster.Ams.Note | Should -Match '-AmsCredential'
        $cluster.Ams.Note | Should -Not -Match '--'
    }

    It 'says first that nobody has claimed the panel' {
        Set-StandInState $standIn @{ users = @() }
        $cluster = Get-AmsCluster one -ConnectTo $way
        $cluster.Problems[0] | Should -Match '^NOBODY HAS CLAIMED THE WEB PANEL .+ Reset-AmsAdminPassword one\.$'
        $cluster.Health | Should -Be 'Healthy'
    }

    It 'does not ask AMS where that is not wanted' {
        (Get-AmsCluster one -AwsOnly -ConnectTo $way).Ams | Should -BeNullOrEmpty
        (Invoke-RestMethod "$standIn/stand-in/requests").Count | Should -Be 0
    }

    It 'keeps the password out of what it tells' {
        $told = Get-AmsCluster one -AmsCredential $login -ConnectTo $way -Verbose -Debug -WarningAction Continue *>&1 | Out-String
        $told | Should -Not -Match 'secret|5ebe2294ecd0e0f08eab7690d2a6ee69'
    }
}
