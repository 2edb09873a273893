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
}

Describe 'Reset-AmsAdminPassword' {
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
        $told = Reset-AmsAdminPassword live -Password $password -Verbose -Debug *>&1 | Out-String
        $sent = Invoke-RestMethod "$AmsEmulatorUrl/emulator/requests" | ConvertTo-Json -Depth 9
        foreach ($secret in 'Own-word-7', (Get-Md5 'Own-word-7'), (Get-Md5 (Get-Md5 'Own-word-7'))) {
            $told, $sent | Should -Not -Match $secret
        }
    }

    It 'sends a script that sets the hash that AMS wants (run with bash and openssl: on Linux only)' -Skip:(-not $IsLinux) {
        $null = Reset-AmsAdminPassword live admin@example.com -Password (ConvertTo-SecureString 'Own-word-7' -AsPlainText -Force)
        $sent = Get-SentCommand
        $sent.DocumentName | Should -Be 'AWS-RunShellScript'
        Set-Content $TestDrive/sent.sh $sent.Parameters.commands[0] -NoNewline

        # What the node would have: its right to read the parameter, and mongosh.
        $key = python3 -c "import boto3; print(boto3.client('ssm', 'ap-south-1').get_parameter(Name='/amscluster/live/mongo-password', WithDecryption=True)['Parameter']['Value'])"
        $null = New-Item -ItemType Directory $TestDrive/bin
        Set-Content $TestDrive/bin/python3 "#!/bin/sh`ncat >/dev/null; printf %s '$key'"
        Set-Content $TestDrive/bin/mongosh "#!/bin/sh`nprintf '%s %s' `"`$AMS_EMAIL`" `"`$AMS_HASH`" >'$TestDrive/asked'"
        chmod +x $TestDrive/bin/python3 $TestDrive/bin/mongosh
        $path = $env:PATH
        $env:PATH = "$TestDrive/bin:$path"
        try { bash $TestDrive/sent.sh }
        finally { $env:PATH = $path }

        Get-Content $TestDrive/asked | Should -Be "admin@example.com $(Get-Md5 (Get-Md5 'Own-word-7'))"
    }

    It 'says that a database of one''s own is not its to change' {
        $null = New-AmsMongoNode own -MongoUri 'mongodb://user:secret@db.example.com:27017'
        (Get-WrittenError { Reset-AmsAdminPassword own }).FullyQualifiedErrorId | Should -BeLike 'AmsDatabaseNotOurs,*'
    }
}
