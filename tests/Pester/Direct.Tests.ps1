BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    New-AmsCluster live
    $mongo = Start-MongoStandIn live
    $now = [DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds()
    $origin, $edge = (Get-AmsNode live -AwsOnly).PrivateIpAddress
    $databases = @{
        serverdb = @{ user = @(@{ email = 'JamesBond'; password = '0'; userType = 'ADMIN'; scope = 'system' }) }
        clusterdb = @{ clusternode = @(@{ ip = $origin; lastUpdateTime = $now; cpu = '12'; memory = '40' }, @{ ip = $edge; lastUpdateTime = $now - 90000 }) }
        live = @{ broadcast = @(@{ status = 'broadcasting'; originAdress = $origin }, @{ status = 'finished'; originAdress = $origin }) }
    }
}

Describe '-Direct' {
    BeforeEach { Set-MongoStandIn $mongo @{ databases = $databases; logins = @{ ams = @{ password = $mongo.Password; roles = @('readWriteAnyDatabase') } } } }

    It 'reads membership and streams of nodes from the database' {
        $nodes = Get-AmsNode live -Direct -ConnectTo $mongo.Way
        $nodes.Membership | Should -Be 'Alive', 'Dead'
        $nodes[0].Streams, $nodes[0].Cpu | Should -Be 1, 12
    }

    It 'says in the cluster''s report that the database was asked' {
        $cluster = Get-AmsCluster live -Direct -ConnectTo $mongo.Way
        $cluster.Ams.IsFromDatabase | Should -BeTrue
        $cluster.Health | Should -Be 'Degraded'
    }

    It 'checks login, rights, version and replica set' {
        $checks = Test-AmsCluster live -Direct -ConnectTo $mongo.Way, '::127.0.0.1:9' | Where-Object Name -EQ database
        $checks.Subject | Should -Be 'login', 'rights', 'version', 'replica set'
        $checks.Outcome | Select-Object -Unique | Should -Be 'Passed'
    }

    It 'sets a password without a command on the node' {
        $credential = Measure-Call { $script:given = Reset-AmsAdminPassword live -Direct -ConnectTo $mongo.Way, '::127.0.0.1:9' }
        $credential | Should -Be 0
        $given.UserName | Should -Be 'JamesBond'
        (Invoke-RestMethod $mongo.Url).databases.serverdb.user[0].password | Should -Match '^[0-9a-f]{32}$'
    }

    It 'says what MongoDB said and what to do, in words of cmdlets and without a secret' {
        Set-MongoStandIn $mongo @{ logins = @{ ams = @{ password = 'another' } } }
        $said = & { $script:errors = Get-WrittenError { Reset-AmsAdminPassword live -Direct -ConnectTo $mongo.Way -Verbose -Debug } } *>&1 | Out-String
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'AmsDatabaseLogin,*'
        "$($errors[0])" | Should -Match 'refused the login of user ams \(18 AuthenticationFailed\)'
        $errors[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        "$said $($errors | Format-List * -Force | Out-String)" | Should -Not -Match ([regex]::Escape($mongo.Password))
    }

    It 'names -ConnectTo where the database cannot be reached' {
        $written = Get-WrittenError { Get-AmsNode live -Direct -ConnectTo '::127.0.0.1:9' }
        $written.FullyQualifiedErrorId | Should -BeLike 'AmsDatabaseUnreachable,*'
        $written.ErrorDetails.RecommendedAction | Should -Match '-ConnectTo'
        $written.CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'is not combined with <_>' -ForEach 'AwsOnly', 'AmsCredential' {
        $with = @{ $_ = $_ -eq 'AwsOnly' ? $true : [pscredential]::new('a', (ConvertTo-SecureString b -AsPlainText -Force)) }
        (Get-WrittenError { Get-AmsNode live -Direct @with }).ErrorDetails.Message | Should -MatchExactly "one of -Direct and -$_ can be given"
    }
}
