BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
}

Describe 'New-AmsCluster' {
    It 'deploys a cluster by its name and gives it out healthy' {
        $cluster = New-AmsCluster named -CertificateArn $certificate -Domain live.example.com
        $cluster | Should -BeOfType [AmsCluster.Cluster]
        $cluster.Name, $cluster.Region, "$($cluster.Health)" | Should -Be 'named', 'ap-south-1', 'Healthy'
        $cluster.Endpoints.Url | Should -Contain 'https://live.example.com/'
    }

    It 'takes a spec from the pipeline' {
        (Import-AmsClusterSpec $root/examples/02-minimal.yaml | New-AmsCluster).Name | Should -Be 'minimal'
    }

    It 'takes a spec as an argument' {
        (New-AmsCluster -Spec (New-AmsClusterSpec given)).Name | Should -Be 'given'
    }

    It 'finishes the cluster of <Carrier>, and changes nothing of one that is whole' -ForEach $carriers {
        New-AmsCluster whole
        $script:found = $null
        Measure-Call { $script:found = & $Make whole | New-AmsCluster -ErrorAction Stop } | Should -Be 0
        $found.Name | Should -Be 'whole'
    }

    It 'takes several specs from the pipeline' {
        (New-AmsClusterSpec s1), (New-AmsClusterSpec s2 -Region eu-west-1) | New-AmsCluster | ForEach-Object { "$($_.Name) $($_.Region)" } | Should -Be 's1 ap-south-1', 's2 eu-west-1'
    }

    It 'binds the properties that objects of AWS.Tools have' {
        { [pscustomobject]@{ VpcId = 'vpc-0123456789abcdef0' } | New-AmsCluster -ClusterName inside -ErrorAction Stop } | Should -Throw -ErrorId 'AmsVpcNotFound,*'
        { [pscustomobject]@{ KeyName = 'nokey' } | New-AmsCluster -ClusterName inside -ErrorAction Stop } | Should -Throw -ErrorId 'AmsKeyPairNotFound,*'
        { [pscustomobject]@{ CertificateArn = $pending } | New-AmsCluster -ClusterName inside -Domain pending.example.com -ErrorAction Stop } | Should -Throw -ErrorId 'AmsCertificateNotIssued,*'
    }

    It 'refuses a spec of another Region than the one that is said' {
        { New-AmsClusterSpec far | New-AmsCluster -Region eu-west-1 -ErrorAction Stop } | Should -Throw -ErrorId 'AmsOtherRegion,*'
    }

    It 'takes names from the pipeline' {
        ('first', 'second' | New-AmsCluster).Name | Should -Be 'first', 'second'
    }

    It 'binds the columns of a CSV file, and a blank cell says nothing' {
        Set-Content TestDrive:/clusters.csv 'ClusterName,Region,InstanceType,MinSize,MaxSize,CertificateArn,Domain,SshFrom,Rtmp', 'paris,eu-west-3,c5.2xlarge,2,4,,,,', 'milan,eu-south-1,,,,,,,true'
        $made = Import-Csv TestDrive:/clusters.csv | New-AmsCluster -Confirm:$false
        $made.Name | Should -Be 'paris', 'milan'
        $made.Region | Should -Be 'eu-west-3', 'eu-south-1'
        $made[0].Edge.InstanceType, $made[0].Origin.MinSize, $made[0].Edge.MaxSize | Should -Be 'c5.2xlarge', 2, 4
        $made[1].Edge.InstanceType, $made[1].Edge.MaxSize | Should -Be 'c5.xlarge', 10
        $made[1].Endpoints.Purpose | Should -Contain 'rtmp'
    }

    It 'sizes the groups apart' {
        $cluster = New-AmsCluster apart -MaxSize 5 -OriginInstanceType c5.2xlarge -EdgeMaxSize 40
        $cluster.Origin.InstanceType, $cluster.Edge.InstanceType | Should -Be 'c5.2xlarge', 'c5.xlarge'
        $cluster.Origin.MaxSize, $cluster.Edge.MaxSize | Should -Be 5, 40
    }

    It 'changes nothing when it is run again' {
        New-AmsCluster twice
        Measure-Call { New-AmsCluster twice } | Should -Be 0
    }

    It 'writes nothing with -WhatIf' {
        Measure-Call { Invoke-Hostless 'New-AmsCluster never -WhatIf' } | Should -Be 0
        Get-AmsCluster never* | Should -BeNullOrEmpty
    }

    It 'writes nothing with $WhatIfPreference' {
        Measure-Call { Invoke-Hostless '$WhatIfPreference = $true; New-AmsCluster never' } | Should -Be 0
    }

    It 'shows the plan''s sentences in order with -WhatIf' {
        $text = Get-HostText 'New-AmsCluster never -WhatIf'
        $text | Should -Match 'What if: Deploy never in ap-south-1:'
        $text.IndexOf('create security group never-mongo') | Should -BeLessThan $text.IndexOf('create instance never-mongo')
        $text.IndexOf('create instance never-mongo') | Should -BeLessThan $text.IndexOf('create auto scaling group never-edge')
    }

    It 'asks once when the preference wants it, and cannot ask without a user' {
        $text = Get-ProcessText '$ConfirmPreference = "Low"; $WarningPreference = "SilentlyContinue"; try { New-AmsCluster asked -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }'
        $text | Should -Match '^AmsNotConfirmed,'
        Get-AmsCluster asked* | Should -BeNullOrEmpty
    }

    It 'asks nothing with -Confirm:$false' {
        $ConfirmPreference = 'Low'
        (New-AmsCluster unasked -Confirm:$false).Name | Should -Be 'unasked'
    }

    It 'with -NoWait gives out what another process can wait for' {
        (New-AmsCluster later -NoWait).Name | Should -Be 'later'
        Get-HostText '(Wait-AmsCluster later).Health' | Should -Match 'Healthy'
    }

    It 'puts tags on what it makes' {
        New-AmsCluster tagged -Tag @{ team = 'video' } -MongoInstanceType m5.large
        (Get-AmsCluster tagged).Mongo.InstanceType | Should -Be 'm5.large'
        Export-AmsClusterSpec -ClusterName tagged TestDrive:/tagged.yaml
        Get-Content TestDrive:/tagged.yaml -Raw | Should -Match 'team: video'
    }
}
