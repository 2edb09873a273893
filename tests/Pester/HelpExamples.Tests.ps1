BeforeDiscovery {
    # Every block of PowerShell in the pages and the README, under the heading that it stands below.
    $examples = foreach ($page in Get-ChildItem "$PSScriptRoot/../../docs/en-US/*.md", "$PSScriptRoot/../../README.md") {
        [regex]::Matches((Get-Content $page -Raw), '(?ms)^#+ (?<heading>[^\n]+)\n(?:(?!^#).)*?^```powershell\n(?<code>.*?)^```|^```powershell\n(?<code>.*?)^```') | ForEach-Object {
            if ($_.Groups['heading'].Success) { $heading = $_.Groups['heading'].Value }
            @{ Page = $page.BaseName; Heading = $heading; Code = $_.Groups['code'].Value.TrimEnd() }
        }
    }
    $pages = $examples | Where-Object Page -Like '*-*' | Group-Object { $_.Page } | ForEach-Object { @{ Page = $_.Name; Codes = @($_.Group.Code) } }
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator

    # The publisher's images, by version.
    $answer = Invoke-Aws ec2 2016-11-15 DescribeImages @{ 'Owner.1' = 'aws-marketplace' }
    $images = @{}
    foreach ($item in $answer.DescribeImagesResponse.imagesSet.item) { $images[($item.name -split '-')[4]] = $item.imageId }

    # Behind the load balancers a panel that knows what is typed.
    $standIn = Start-AmsStandIn
    Set-StandInState $standIn @{ users = @(@{ email = 'admin@example.com'; password = '52fbca2e0a26c407fdb81f1cf046cb57' }) }

    # What a user of the pages has besides the profile video: somebody who says yes and types a password, and of AWS.Tools one command.
    $around = @"
        `$ConfirmPreference = 'None'
        `$arn = '$certificate'
        `$PSDefaultParameterValues['Reset-AmsAdminPassword:ConnectTo'] = '::127.0.0.1:9'
        function Get-Credential([string] `$UserName) { [pscredential]::new(`$UserName, (ConvertTo-SecureString 'Own-word-7' -AsPlainText -Force)) }
        `$PSDefaultParameterValues['Test-AmsCluster:ConnectTo'] = '::127.0.0.1:1'
        `$PSDefaultParameterValues['*-AmsRestAccess:ConnectTo'] = $("'$((Get-WayToStandIn $standIn) -join "', '")'")
        function Read-Host([switch] `$AsSecureString) { ConvertTo-SecureString 'Own-word-7' -AsPlainText -Force }
        function Set-AWSCredential([string] `$ProfileName) { `$script:StoredAWSCredentials = [pscustomobject]@{ AccessKey = 'AKIAVIDEO'; SecretKey = 'example' } }
"@
}

Describe 'The examples' {
    BeforeEach {
        # What is to be taken over has to be there, made by hand.
        if ($Code -match 'Import-AmsCluster ') {
            Reset-Emulator
            python3 $PSScriptRoot/Files/handmade.py
        }

        # Of all clusters that other examples leave only this one has a panel that answers.
        if ($Code -match 'AmsRestAccess') { Reset-Emulator }

        $null = New-AmsClusterSpec live -Region ap-south-1 -MaxSize 11 | New-AmsCluster -Confirm:$false
        Set-PanelUser JamesBond, admin@example.com
        # To go back there must have been another image.
        if ($Code -match '-Rollback') { Update-AmsCluster live -ImageId $images['v2170'] -Confirm:$false }
        $folder = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())"
        Copy-Item $root/examples $folder -Recurse
        Set-Content $folder/clusters.csv 'ClusterName,Region,InstanceType,MaxSize', 'paris,eu-west-3,c5.2xlarge,4', 'milan,eu-south-1,,'
        Push-Location $folder
    }

    AfterEach {
        Pop-Location
        if ($Code -match 'Import-AmsCluster ') { Reset-Emulator }
    }

    It 'of <Page>, "<Heading>", run without an error' -ForEach $examples {
        # The pages' emulator listens where one does by itself, and the README's module lies in the checkout.
        # A test flight finds nobody: the emulator's public addresses may be somebody's.
        $database = $Code -match '-Direct' ? "'$((Start-MongoStandIn live).Way)', " : ''
        $run = $Code.Replace('http://127.0.0.1:5000', $AmsEmulatorUrl).Replace('./AmsCluster.psd1', $manifest).Replace('ami-0123456789abcdef0', $images['v2170']).Replace('-ConnectTo ', "-ConnectTo $database'::127.0.0.1:1', ")
        { Invoke-Hostless "$around`n$run" } | Should -Not -Throw
    }
}

Describe 'The examples of a page' {
    It 'of <Page> are those that Get-Help shows' -ForEach $pages {
        (Get-Help $Page -Examples).examples.example.code | Should -Be $Codes
    }
}
