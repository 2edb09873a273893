BeforeDiscovery {
    # Each type that a user sees, from a cluster with names as long as they can be.
    $types = @(
        @{ Type = 'Cluster'; Make = { $cluster }; Whole = { $cluster.Name, $cluster.Region, 'Healthy' } }
        @{ Type = 'ScalingGroup'; Make = { $cluster.Origin, $cluster.Edge }; Whole = { $cluster.Name, 'Origin', '1000', $cluster.Edge.ImageId } }
        @{ Type = 'Node'; Make = { $cluster.Edge.Nodes }; Whole = { $cluster.Name, $cluster.Edge.Nodes[0].InstanceId, 'InService', 'ap-southeast-1a' } }
        @{ Type = 'MongoNode'; Make = { $cluster.Mongo }; Whole = { $cluster.Name, $cluster.Mongo.InstanceId, $cluster.Mongo.PrivateIpAddress, 'ap-southeast-1a' } }
        @{ Type = 'LoadBalancer'; Make = { $cluster.LoadBalancer }; Whole = { $cluster.LoadBalancer.DnsName } }
        @{ Type = 'Endpoint'; Make = { $cluster.Endpoints }; Whole = { $cluster.Endpoints.Url } }
        @{ Type = 'ClusterSpec'; Make = { New-AmsClusterSpec $cluster.Name -Region ap-southeast-1 -MaxSize 1000 -Domain a-host-with-a-long-name.of-a-department.example.com }; Whole = { $cluster.Name, '1-1000 c5.xlarge' } }
        @{ Type = 'Drift'; Make = { [AmsCluster.Drift]::new($cluster.Name, 'security group rules', "$($cluster.Name)-lb", 'sg-0123456789abcdef0', 'health check', 'one word after another ' * 9, $null) }; Whole = { 'security group rules', 'health check' } }
        @{ Type = 'TestResult'; Make = { [AmsCluster.TestResult]::new('security group', '443?target=origin to origin', 'Failed', 'one word after another ' * 9, 'advice', [timespan]::Zero) }; Whole = { 'security group', '443?target=origin to origin', 'Failed' } }
        @{ Type = 'RestAccess'; Make = { [AmsCluster.RestAccess]@{ ClusterName = $cluster.Name; Region = 'ap-southeast-1'; App = 'WebRTCAppEE'; RemoteAllowedCidr = '127.0.0.1'; From = [string[]] @('203.0.113.0/24') * 9; FromHere = 'TokenNeeded' } }; Whole = { $cluster.Name, 'WebRTCAppEE', 'TokenNeeded' } }
        @{ Type = 'ScalingEvent'; Make = { [AmsCluster.ScalingEvent]@{ ClusterName = $cluster.Name; Role = 'Edge'; GroupName = 'edge'; EventName = 'final'; State = 'Coming'; MinSize = 2; MaxSize = 9; From = [DateTimeOffset]::UtcNow } }; Whole = { $cluster.Name, 'Coming' } }
        @{ Type = 'Finding'; Make = { [AmsCluster.Finding]::new('Warning', 'AmsCertificateOtherDomain', 'loadBalancer.domain', 'one word after another ' * 9, 'advice') }; Whole = { 'AmsCertificateOtherDomain', 'loadBalancer.domain' } }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    # Twenty characters, the longest name there may be.
    $cluster = New-AmsCluster a-cluster-of-a-name1 -Region ap-southeast-1 -Rtmp -MaxSize 1000
    New-AmsMongoNode half
    $rendering, $noColor = $PSStyle.OutputRendering, $env:NO_COLOR
    $env:NO_COLOR = $null
    $colour = "`e[32mHealthy`e[0m"
}

AfterAll { $PSStyle.OutputRendering, $env:NO_COLOR = $rendering, $noColor }

Describe 'The views' {
    BeforeEach { $PSStyle.OutputRendering = 'PlainText' }

    It 'show a <Type> as a table of 110 columns at most, with nothing cut off that names it' -ForEach $types {
        $made = & $Make
        @($made)[0].GetType().Name | Should -Be $Type
        foreach ($width in 110, 300) {
            $text = $made | Out-String -Width $width
            ($text -split '\r?\n' | ForEach-Object { $_.TrimEnd().Length } | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 110
            $text -match '(?m)^-+ +-+' | Should -BeTrue -Because 'it is a table'
            foreach ($word in & $Whole) { $text.Contains($word) | Should -BeTrue -Because "$word is shown whole" }
        }
    }

    It 'show a <Type> as a list, without how it was reached' -ForEach $types {
        $text = & $Make | Format-List | Out-String -Width 300
        $text -match '(?m)^\w+ +: \S' | Should -BeTrue
        # What is of several words may be put otherwise there.
        foreach ($word in @(& $Whole) -notmatch ' ') { $text.Contains($word) | Should -BeTrue -Because "$word is shown" }
        $text -match 'Connection' | Should -BeFalse
    }

    It 'show a <Type> from a job or a file as they show a live one, without an error' -ForEach $types {
        $made = & $Make
        # A job keeps one level, Export-Clixml two.
        foreach ($depth in 1, 2) {
            $xml = [Management.Automation.PSSerializer]::Serialize($made, $depth)
            $copy = [Management.Automation.PSSerializer]::Deserialize($xml)
            $count = $Error.Count
            foreach ($view in 'Format-Table', 'Format-List') {
                $text = $copy | & $view | Out-String -Width 300
                $text | Should -BeExactly ($made | & $view | Out-String -Width 300)
            }
            $Error.Count | Should -Be $count -Because "of $($Error[0])"
        }
    }

    It 'show no password of the first login that came from a job or a file' {
        $login = [AmsCluster.FirstLogin]::new('JamesBond', 'i-0123456789abcdef0', 'a note')
        $old = [AmsCluster.Cluster]@{ Name = 'old'; Region = 'eu-west-1'; FirstLogin = $login }
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($old))
        $text = $copy | Format-List | Out-String -Width 300
        $text | Should -Match 'FirstLogin +: user JamesBond'
        $text | Should -Not -Match 'i-0123456789abcdef0'
    }

    It 'show the group of a cluster from a job with the ids of its nodes' {
        $xml = [Management.Automation.PSSerializer]::Serialize($cluster, 1)
        $copy = [Management.Automation.PSSerializer]::Deserialize($xml)
        $copy.Edge | Format-List | Out-String | Should -Match "Nodes +: $($cluster.Edge.Nodes[0].InstanceId)"
    }

    It 'are there for every type that a cmdlet gives out' {
        $given = (Get-Command -Module AmsCluster -CommandType Cmdlet).OutputType.Type | Where-Object Namespace -EQ 'AmsCluster' | Sort-Object FullName -Unique
        $given.Count | Should -BeGreaterThan 4
        # The first of each is what counts: a session that has imported the module from two folders has all of them twice.
        foreach ($type in $given) { @((Get-FormatData $type.FullName).FormatViewDefinition.Control.ForEach{ $_.GetType().Name })[0, 1] | Should -Be 'TableControl', 'ListControl' }
    }
}

Describe 'Colour' {
    It 'underlines health where it is wanted' {
        $PSStyle.OutputRendering = 'Ansi'
        ($cluster | Out-String -Width 110).Contains($colour) | Should -BeTrue
        ($cluster | Format-List | Out-String).Contains($colour) | Should -BeTrue
        (Get-AmsCluster half | Out-String -Width 110).Contains("`e[31mIncomplete`e[0m") | Should -BeTrue
    }

    It 'stays away with NO_COLOR' {
        $PSStyle.OutputRendering = 'Ansi'
        $env:NO_COLOR = '1'
        try { $text = $cluster | Out-String -Width 110 }
        finally { $env:NO_COLOR = $null }
        $text.Contains('Healthy') | Should -BeTrue
        $text -match '\e\[3\dmHealthy' | Should -BeFalse
    }

    It 'stays away from what goes into a file, whatever the terminal' {
        $command = "Import-Module '$manifest'; Get-AmsCluster -Region ap-southeast-1"
        $process = Start-Process pwsh -ArgumentList '-NoProfile', '-NonInteractive', '-EncodedCommand', ([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($command))) -RedirectStandardOutput "$TestDrive/out.txt" -Wait -PassThru
        $process.ExitCode | Should -Be 0
        $text = Get-Content "$TestDrive/out.txt" -Raw
        $text.Contains('Healthy') | Should -BeTrue
        $text -match '\e\[\d+m(Healthy|running|1/1)' | Should -BeFalse
    }

    It 'stays away where plain text is wanted, and from the values themselves' {
        $PSStyle.OutputRendering = 'PlainText'
        ($cluster | Out-String -Width 110).Contains("`e") | Should -BeFalse
        ($cluster.Health.ToString(), "$($cluster.Edge.Role)") | Should -Be 'Healthy', 'Edge'
    }
}
