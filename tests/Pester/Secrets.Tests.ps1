BeforeDiscovery {
    $deployments = @(
        @{ What = 'a whole cluster'; Command = 'New-AmsCluster whole @tell' }
        @{ What = 'a chain'; Command = 'New-AmsMongoNode chain @tell | New-AmsScalingGroup -Role Origin, Edge @tell | Set-AmsLoadBalancerRules -CertificateArn $arn -Domain live.example.com -PassThru @tell' }
        @{ What = 'a cluster on a database of one''s own'; Command = 'New-AmsCluster own -MongoUri $uri @tell' }
        @{ What = 'a chain on a database of one''s own'; Command = 'New-AmsMongoNode ownchain -MongoUri $uri @tell | New-AmsScalingGroup -Role Edge @tell' }
        @{ What = 'a change'; Command = 'New-AmsCluster changed | Set-AmsCluster -MaxSize 7 -PassThru @tell; Get-AmsCluster changed | Compare-AmsCluster @tell; Wait-AmsCluster changed @tell; Remove-AmsCluster changed -Confirm:$false @tell' }
        @{ What = 'a new password'; Command = 'New-AmsMongoNode reset; Reset-AmsAdminPassword reset -Password (ConvertTo-SecureString ''Own-word-7'' -AsPlainText -Force) -PassThru @tell' }
        @{ What = 'a deployment that cannot be'; Command = 'New-AmsCluster blocked -MongoUri $uri -KeyName nokey @tell' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    Set-PanelUser JamesBond
    $uri = 'mongodb://amsuser:uri-pass-word-9@db.example.com:27017'

    # Every stream there is, progress with them, and what is given out, shown in each way that PowerShell has.
    function Get-Told([string] $Command) {
        $shell = [powershell]::Create().AddScript(@"
            Import-Module '$manifest'
            `$arn = '$certificate'
            `$uri = '$uri'
            `$PSDefaultParameterValues['Reset-AmsAdminPassword:ConnectTo'] = '::127.0.0.1:9'
            # -Debug alone makes PowerShell ask at each warning and error.
            `$tell = @{ Verbose = `$true; Debug = `$true; WarningAction = 'Continue'; ErrorAction = 'Continue'; Credential = [pscustomobject]@{ AccessKey = 'AKIAOTHER'; SecretKey = 'secret-key-word-9'; Token = 'session-token-word-9' } }
            $Command
"@)
        try {
            $out = $shell.Invoke()
            @{
                Verbose = @($shell.Streams.Verbose.Message)
                Debug   = @($shell.Streams.Debug.Message)
                Errors  = @($shell.Streams.Error)
                Text    = @(
                    $out | Format-Table | Out-String -Width 300
                    $out | Format-List | Out-String -Width 300
                    $out | Format-List -Property * -Force | Out-String -Width 300
                    $out | ConvertTo-Json -Depth 6 -WarningAction SilentlyContinue
                    $out | ForEach-Object { "$_" }
                    foreach ($stream in 'Verbose', 'Debug', 'Warning', 'Information', 'Progress') { $shell.Streams.$stream | ForEach-Object { "$_" } }
                    $shell.Streams.Error | Format-List -Property * -Force | Out-String -Width 300
                    $shell.Streams.Error | Get-Error | Out-String -Width 300
                ) -join "`n"
            }
        }
        finally { $shell.Dispose() }
    }

    # What AWS keeps in secret of the clusters, as text.
    function Get-KeptSecret {
        python3 -c "import boto3; c = boto3.client('ssm', 'ap-south-1'); [print(p['Value']) for page in c.get_paginator('get_parameters_by_path').paginate(Path='/amscluster', Recursive=True, WithDecryption=True) for p in page['Parameters'] if p['Type'] == 'SecureString']"
    }

    function Get-Md5([string] $Text) { [Convert]::ToHexString([Security.Cryptography.MD5]::HashData([Text.Encoding]::UTF8.GetBytes($Text))) }
}

Describe 'Secrets' {
    It 'stand in no stream of <What>' -ForEach $deployments {
        $told = Get-Told $Command
        ($told.Debug -match 'request id').Count | Should -BeGreaterThan 0
        $secrets = 'uri-pass-word-9', 'secret-key-word-9', 'session-token-word-9', 'Own-word-7', (Get-Md5 'Own-word-7'), (Get-Md5 (Get-Md5 'Own-word-7').ToLowerInvariant()) + @(Get-KeptSecret)
        foreach ($secret in $secrets) { $told.Text.Contains($secret, 'OrdinalIgnoreCase') | Should -BeFalse -Because "$secret is for nobody's eyes" }
    }

    It 'are kept by AWS: the passwords of each database and panel, and the address of an existing database' {
        $kept = Get-KeptSecret
        $kept | Should -Contain $uri
        @($kept | Where-Object { $_ -notmatch '^mongodb' }).Count | Should -Be 8
    }

    It 'stand in no error about the very address that holds them' -ForEach 'http://amsuser:uri-pass-word-9@db.example.com', 'mongodb://amsuser:uri-pass-word-9@db example com:x', 'uri-pass-word-9' {
        $told = Get-Told "`$uri = '$_'; New-AmsClusterSpec refused -MongoUri `$uri @tell; New-AmsCluster refused -MongoUri `$uri @tell; New-AmsMongoNode refused -MongoUri `$uri @tell"
        $told.Errors.Count | Should -Be 3
        ($told.Errors | Out-String).Contains('uri-pass-word-9') | Should -BeFalse
        ($told.Errors | ForEach-Object { "$_", $_.Exception, $_.ErrorDetails } | Out-String).Contains('uri-pass-word-9') | Should -BeFalse
    }

    It 'stand in no text of a spec that holds them, nor in an error that names it' {
        $spec = New-AmsClusterSpec shown -MongoUri $uri
        $texts = "$spec", "$($spec.Mongo)", ($spec | Out-String), ($spec | Format-List | Out-String), ($spec | Format-List -Property * -Force | Out-String), "$(try { Get-AmsScalingGroup $spec } catch { $_ })"
        foreach ($text in $texts) {
            $text | Should -Not -BeNullOrEmpty
            $text.Contains('uri-pass-word-9') | Should -BeFalse
        }
    }

    It 'stand in nothing that -WhatIf shows' {
        $text = Get-HostText "New-AmsCluster shown -MongoUri '$uri' -WhatIf -Verbose -Debug -WarningAction Continue"
        $text.Contains('What if: Deploy shown') | Should -BeTrue
        $text.Contains('uri-pass-word-9') | Should -BeFalse
    }

    It 'stand in no stream of a password that is generated, but in the credential that is given out' {
        $told = Get-Told 'New-AmsMongoNode generated; $made = Reset-AmsAdminPassword generated @tell; "<$($made.GetNetworkCredential().Password)>"'
        $password = [regex]::Match($told.Text, '<(?<word>[^>]{20,})>').Groups['word'].Value
        $rest = $told.Text.Replace("<$password>", '')
        foreach ($secret in $password, (Get-Md5 $password), (Get-Md5 (Get-Md5 $password).ToLowerInvariant())) { $rest.Contains($secret, 'OrdinalIgnoreCase') | Should -BeFalse }
    }
}

Describe 'What is told' {
    It 'with -Debug is every call with its request id' {
        $null = Invoke-RestMethod -Method Post "$AmsEmulatorUrl/emulator/calls/reset"
        $told = Get-Told 'New-AmsCluster told @tell'
        $counted = Get-Call
        $counted.total | Should -BeGreaterThan 40
        $calls = $told.Debug | ForEach-Object { [regex]::Match($_, '(?<operation>\w+) attempt \d+: \d+ ms, request id \S+').Groups['operation'] } | Where-Object Success
        $calls.Count | Should -Be $counted.total
        $byOperation = $calls.Value | Group-Object | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }
        $byOperation | Should -Be ($counted.by_operation.PSObject.Properties | ForEach-Object { "$($_.Name.Split(':')[1]) $($_.Value.calls)" } | Sort-Object)
    }

    It 'with -Verbose is every change, in the plan''s own words' {
        $text = Get-HostText 'New-AmsCluster verbose -WhatIf'
        $planned = $text -split "`n" | Where-Object { $_ -match '^  (create|update|delete)' } | ForEach-Object Trim
        $planned.Count | Should -BeGreaterThan 20
        $told = (Get-Told 'New-AmsCluster verbose @tell').Verbose
        $planned | ForEach-Object { $told | Should -Contain $_ }
        (Get-Told 'New-AmsCluster verbose @tell').Verbose | Should -Contain 'verbose is as its spec says.'
    }
}
