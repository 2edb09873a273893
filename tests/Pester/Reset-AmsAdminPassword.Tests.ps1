BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'live', 'other' | New-AmsMongoNode
    New-AmsCluster whole

    function Get-Md5([string] $Text) {
        [Convert]::ToHexString([Security.Cryptography.MD5]::HashData([Text.Encoding]::UTF8.GetBytes($Text))).ToLowerInvariant()
    }

    function Get-SentCommand { (Invoke-RestMethod "$AmsEmulatorUrl/emulator/requests").Where{ $_.operation -eq 'SendCommand' }[-1].parameters }

    # What the node would open with its key.
    function Get-Opened([string] $Script) {
        $sealed = [regex]::Match($Script, "(?m)^sealed='([^']+)'").Groups[1].Value
        [Text.Encoding]::UTF8.GetString($AmsNodeKey.Decrypt([Convert]::FromBase64String($sealed), [Security.Cryptography.RSAEncryptionPadding]::OaepSHA256))
    }
}

Describe 'Reset-AmsAdminPassword' {
    BeforeEach { Set-PanelUser JamesBond, admin@example.com }

    It 'generates a password and gives it out, for it is nowhere else' {
        $credential = Reset-AmsAdminPassword live
        $credential | Should -BeOfType [pscredential]
        $credential.UserName | Should -Be 'JamesBond'
        $credential.GetNetworkCredential().Password.Length | Should -BeGreaterThan 20
    }

    It 'sets a password that is given, silently or with -PassThru' {
        $password = ConvertTo-SecureString 'Own-word-7' -AsPlainText -Force
        Reset-AmsAdminPassword live admin@example.com -Password $password | Should -BeNullOrEmpty
        (Reset-AmsAdminPassword live -Email admin@example.com -Password $password -PassThru).UserName | Should -Be 'admin@example.com'
    }

    It 'takes <Carrier> from the pipeline' -ForEach $carriers {
        $null = & $Make whole | Reset-AmsAdminPassword -ErrorAction Stop
        (Get-SentCommand).Parameters.commands[0] | Should -Match '/amscluster/whole/'
    }

    It 'takes the user from a property <_>' -ForEach 'Email', 'UserName' {
        ([pscustomobject]@{ ClusterName = 'whole'; $_ = 'admin@example.com' } | Reset-AmsAdminPassword).UserName | Should -Be 'admin@example.com'
    }

    It 'generates another password each time' {
        $passwords = ('live', 'other' | Reset-AmsAdminPassword).ForEach{ $_.GetNetworkCredential().Password }
        $passwords[0] | Should -Not -Be $passwords[1]
    }

    It 'sends nothing further behind Select-Object -First' {
        Measure-Call { 'live', 'other' | Reset-AmsAdminPassword | Select-Object -First 1 } | Should -Be (Measure-Call { Reset-AmsAdminPassword live })
    }

    It 'takes clusters, names and arrays' {
        (Get-AmsCluster | Reset-AmsAdminPassword).Count | Should -Be 3
        ('live', 'other' | Reset-AmsAdminPassword).Count | Should -Be 2
        (Reset-AmsAdminPassword live, other).Count | Should -Be 2
    }

    It 'sends nothing with -WhatIf' {
        Measure-Call { Invoke-Hostless 'Reset-AmsAdminPassword live -WhatIf' } | Should -Be 0
    }

    It 'puts neither the password nor a hash of it into anything that is sent or told' {
        $password = ConvertTo-SecureString 'Own-word-7' -AsPlainText -Force
        $told = Reset-AmsAdminPassword live -Password $password -Verbose -Debug -WarningAction Continue *>&1 | Out-String
        $sent = Invoke-RestMethod "$AmsEmulatorUrl/emulator/requests" | ConvertTo-Json -Depth 9
        foreach ($secret in 'Own-word-7', (Get-Md5 'Own-word-7'), (Get-Md5 (Get-Md5 'Own-word-7'))) {
            $told, $sent | Should -Not -Match $secret
        }
    }

    It 'sends the hash that AMS wants, for the node alone to open' {
        $null = Reset-AmsAdminPassword live admin@example.com -Password (ConvertTo-SecureString 'Own-word-7' -AsPlainText -Force)
        $sent = Get-SentCommand
        $sent.DocumentName | Should -Be 'AWS-RunShellScript'
        $sent.Parameters.commands[0] | Should -Match "(?m)^email='admin@example.com'"
        Get-Opened $sent.Parameters.commands[0] | Should -Be (Get-Md5 (Get-Md5 'Own-word-7'))
    }

    It 'takes user and password as one credential' {
        $credential = [pscredential]::new('admin@example.com', (ConvertTo-SecureString 'Own-word-8' -AsPlainText -Force))
        Reset-AmsAdminPassword live -AdminCredential $credential | Should -BeNullOrEmpty
        Get-Opened (Get-SentCommand).Parameters.commands[0] | Should -Be (Get-Md5 (Get-Md5 'Own-word-8'))
    }

    It 'takes the only user where nobody is named' {
        Set-PanelUser only@example.com
        (Reset-AmsAdminPassword live).UserName | Should -Be 'only@example.com'
    }

    It 'lists several users where nobody can be asked' {
        Set-PanelUser a@example.com, b@example.com
        { Invoke-Hostless 'Reset-AmsAdminPassword live' } | Should -Throw '*a@example.com*b@example.com*'
    }

    It 'says who there is where the user that is named is not' {
        $written = Get-WrittenError { Reset-AmsAdminPassword live nobody@example.com }
        $written.FullyQualifiedErrorId | Should -BeLike 'AmsAdminNotFound,*'
        $written.ErrorDetails.Message | Should -Match 'JamesBond'
    }

    It 'warns where the login could not be tried, after the credential' {
        $told = Reset-AmsAdminPassword live -WarningAction Continue 3>&1
        $told[0] | Should -BeOfType [pscredential]
        $told[1] | Should -BeOfType [Management.Automation.WarningRecord]
        $told[1].Message | Should -Match 'could not be tried'
    }

    It 'says what is the matter with an agent' {
        $null = Invoke-RestMethod -Method Post "$AmsEmulatorUrl/emulator/agents" -Body '{"ping": {"*": "ConnectionLost"}}'
        (Get-WrittenError { Reset-AmsAdminPassword live }).FullyQualifiedErrorId | Should -BeLike 'AmsAgentOffline,*'
    }

    It 'asks the panel first whether the place is taken where the database is one''s own' {
        $null = New-AmsMongoNode own -MongoUri 'mongodb://user:secret@db.example.com:27017'
        (Get-WrittenError { Reset-AmsAdminPassword own }).FullyQualifiedErrorId | Should -BeLike 'AmsPanelUnreachable,*'
    }
}
