BeforeDiscovery {
    # Each gives out one object for one that goes well.
    $several = @(
        @{ Command = 'Get-AmsCluster'; Bad = 'nobody'; Id = 'AmsClusterNotFound' }
        @{ Command = 'Get-AmsNode -Role Edge'; Bad = 'nobody'; Id = 'AmsClusterNotFound' }
        @{ Command = 'Get-AmsScalingGroup -Role Edge'; Bad = 'nobody'; Id = 'AmsClusterNotFound' }
        @{ Command = 'Wait-AmsCluster'; Bad = 'nobody'; Id = 'AmsClusterNotFound' }
        @{ Command = 'Reset-AmsAdminPassword'; Bad = 'nobody'; Id = 'AmsClusterNotFound' }
        @{ Command = 'Set-AmsCluster -PassThru'; Bad = 'nobody'; Id = 'AmsClusterNotFound' }
        @{ Command = 'Set-AmsScalingGroup -Role Edge -PassThru'; Bad = 'nobody'; Id = 'AmsClusterNotFound' }
        @{ Command = 'Resize-AmsScalingGroup -Role Edge -Minimum 1 -PassThru'; Bad = 'nobody'; Id = 'AmsClusterNotFound' }
        @{ Command = 'Set-AmsLoadBalancerRules -PassThru'; Bad = 'nobody'; Id = 'AmsClusterNotFound' }
        @{ Command = 'New-AmsCluster'; Bad = 'Not_a_name'; Id = 'AmsSpecInvalid' }
        @{ Command = 'New-AmsClusterSpec'; Bad = 'Not_a_name'; Id = 'AmsSpecInvalid' }
        @{ Command = 'New-AmsMongoNode'; Bad = 'Not_a_name'; Id = 'AmsSpecInvalid' }
        @{ Command = 'New-AmsScalingGroup -Role Edge'; Bad = 'Not_a_name'; Id = 'AmsSpecInvalid' }
    )
}

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    Set-PanelUser JamesBond
    'one', 'two' | New-AmsCluster
    $login = [pscredential]::new('JamesBond', (ConvertTo-SecureString secret -AsPlainText -Force))
}

Describe 'Errors' {
    It '<Command> of a cluster that is not there writes AmsClusterNotFound' -ForEach @(
        @{ Command = 'Get-AmsCluster nobody' }
        @{ Command = 'Get-AmsNode nobody' }
        @{ Command = 'Get-AmsScalingGroup nobody' }
        @{ Command = 'Compare-AmsCluster nobody' }
        @{ Command = 'Wait-AmsCluster nobody' }
        @{ Command = 'Remove-AmsCluster nobody -Confirm:$false' }
        @{ Command = 'Set-AmsCluster nobody -MaxSize 3' }
        @{ Command = 'Set-AmsScalingGroup nobody -Role Edge -MaxSize 3' }
        @{ Command = 'Set-AmsLoadBalancerRules nobody' }
        @{ Command = 'Reset-AmsAdminPassword nobody' }
        @{ Command = 'Update-AmsCluster nobody' }
        @{ Command = 'Resize-AmsScalingGroup nobody -Role Edge -Minimum 2' }
        @{ Command = 'Get-AmsScalingEvent nobody' }
        @{ Command = 'Remove-AmsScalingEvent nobody final' }
        @{ Command = 'Backup-AmsDatabase nobody' }
        @{ Command = 'Restore-AmsDatabase nobody -Confirm:$false' }
        @{ Command = 'Test-AmsCluster nobody' }
        @{ Command = 'Get-AmsRestAccess nobody -AmsCredential $login' }
        @{ Command = 'Set-AmsRestAccess nobody live 203.0.113.0/24 -AmsCredential $login' }
    ) {
        $errors = Get-WrittenError ([scriptblock]::Create($Command))
        $errors.Count | Should -Be 1
        $errors.FullyQualifiedErrorId | Should -BeLike 'AmsClusterNotFound,AmsCluster.Cmdlets.Commands.*'
        $errors.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $errors.TargetObject | Should -Be 'nobody'
        $errors.ErrorDetails.RecommendedAction | Should -Match 'Get-AmsCluster'
    }

    It 'of <Command> names <Named>' -ForEach @(
        @{ Command = 'New-AmsCluster new -VpcCidr 10.0.0.1/16'; Named = '-VpcCidr' }
        @{ Command = 'New-AmsCluster new -KeyName nobodys'; Named = '-KeyName' }
        @{ Command = 'New-AmsMongoNode new -SshFrom 0.0.0.0/0'; Named = '-SshFrom' }
        @{ Command = 'Set-AmsScalingGroup one -Role Edge -MinSize 20'; Named = '-MaxSize' }
        @{ Command = 'Set-AmsLoadBalancerRules one -HostedZoneId Z1'; Named = '-HostedZoneId' }
    ) {
        "$((Get-WrittenError ([scriptblock]::Create($Command))).ErrorDetails)" | Should -BeLike "*$Named (*"
        Measure-Call ([scriptblock]::Create("$Command -ErrorAction SilentlyContinue")) | Should -Be 0
    }

    It 'of one item leave the pipeline running' {
        $script:read = $null
        $errors = Get-WrittenError { $script:read = 'one', 'nobody', 'two' | Get-AmsScalingGroup -Role Edge }
        $errors.Count | Should -Be 1
        $read.ClusterName | Should -Be 'one', 'two'
    }

    It 'of one name of an array leave the others' {
        $script:read = $null
        $null = Get-WrittenError { $script:read = Get-AmsNode one, nobody, two -Role Edge }
        $read.ClusterName | Should -Be 'one', 'two'
    }

    It 'of one object leave <Command> to the others, quietly with -ErrorAction SilentlyContinue' -ForEach $several {
        $out = & ([scriptblock]::Create("`$args | $Command -ErrorAction SilentlyContinue -ErrorVariable script:quiet")) 'one' $Bad 'two'
        $quiet.Count | Should -Be 1
        $quiet[0].FullyQualifiedErrorId | Should -BeLike "$Id,AmsCluster.Cmdlets.Commands.*"
        @($out).Count | Should -Be 2
    }

    It 'of one object end <Command> with -ErrorAction Stop before the next' -ForEach $several {
        $out = [Collections.Generic.List[object]]::new()
        { & ([scriptblock]::Create("`$args | $Command -ErrorAction Stop | ForEach-Object { `$out.Add(`$_) }")) 'one' $Bad 'two' } | Should -Throw -ErrorId "$Id,AmsCluster.Cmdlets.Commands.*"
        $out.Count | Should -Be 1
    }

    It 'of one spec leave the others, and end the pipeline with -ErrorAction Stop' {
        $specs = 'one', 'two' | ForEach-Object { New-AmsClusterSpec $_ }
        $wrong = New-AmsClusterSpec wrong -KeyName nokey
        ($specs[0], $wrong, $specs[1] | New-AmsCluster -ErrorAction SilentlyContinue).Name | Should -Be 'one', 'two'
        $out = [Collections.Generic.List[object]]::new()
        { $specs[0], $wrong, $specs[1] | New-AmsCluster -ErrorAction Stop | ForEach-Object { $out.Add($_) } } | Should -Throw -ErrorId 'AmsKeyPairNotFound,*'
        $out.Name | Should -Be 'one'
    }

    It 'of one file leave the others, and end the pipeline with -ErrorAction Stop' {
        $files = "$root/examples/01-guide.yaml", "$TestDrive/none.yaml", "$root/examples/02-minimal.yaml"
        ($files | Import-AmsClusterSpec -ErrorAction SilentlyContinue).Name | Should -Be 'live', 'minimal'
        $out = [Collections.Generic.List[object]]::new()
        { $files | Import-AmsClusterSpec -ErrorAction Stop | ForEach-Object { $out.Add($_) } } | Should -Throw -ErrorId 'AmsSpecNotFound,*'
        $out.Name | Should -Be 'live'
    }

    It 'of a removal leave the others, or end the pipeline before them' {
        'gone1', 'gone2' | New-AmsMongoNode
        { 'nobody', 'gone1' | Remove-AmsCluster -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'AmsClusterNotFound,*'
        (Get-AmsCluster gone*).Name | Should -Be 'gone1', 'gone2'
        'gone1', 'nobody', 'gone2' | Remove-AmsCluster -Confirm:$false -ErrorAction SilentlyContinue
        Get-AmsCluster gone* | Should -BeNullOrEmpty
    }

    It 'end the pipeline with -ErrorAction Stop' {
        $read = [Collections.Generic.List[string]]::new()
        { 'one', 'nobody', 'two' | Get-AmsCluster -ErrorAction Stop | ForEach-Object { $read.Add($_.Name) } } | Should -Throw -ErrorId 'AmsClusterNotFound,*'
        $read | Should -Be 'one'
    }

    It 'are kept quiet with -ErrorAction SilentlyContinue' {
        Get-AmsCluster nobody -ErrorAction SilentlyContinue -ErrorVariable quiet | Should -BeNullOrEmpty
        $quiet.Count | Should -Be 1
    }

    It 'name a profile that does not exist, and never use another account' {
        Measure-Call -Of total {
            $errors = Get-WrittenError { Get-AmsCluster -ProfileName nobody }
            $errors.FullyQualifiedErrorId | Should -BeLike 'AmsProfileNotFound,*'
            $errors.CategoryInfo.Category | Should -Be 'AuthenticationError'
            $errors.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        } | Should -Be 0
    }

    It 'name credentials that are missing' {
        $env:AWS_ACCESS_KEY_ID = $null
        try { (Get-WrittenError { Get-AmsCluster }).FullyQualifiedErrorId | Should -BeLike 'AmsCredentialsMissing,*' }
        finally { $env:AWS_ACCESS_KEY_ID = 'AKIAEXAMPLE' }
    }

    It 'name a Region that is missing' {
        $env:AWS_REGION = $null
        $env:AWS_CONFIG_FILE = "$TestDrive/none"
        try {
            $errors = Get-WrittenError { Get-AmsCluster }
            $errors.FullyQualifiedErrorId | Should -BeLike 'AmsRegionMissing,*'
            $errors.CategoryInfo.Category | Should -Be 'InvalidArgument'
        }
        finally {
            $env:AWS_REGION = 'ap-south-1'
            $env:AWS_CONFIG_FILE = "$PSScriptRoot/Files/config"
        }
    }

    It 'name something that is no credential' {
        $errors = Get-WrittenError { Get-AmsCluster -Credential 'secret' }
        $errors.FullyQualifiedErrorId | Should -BeLike 'AmsCredentialsUnreadable,*'
        "$errors" | Should -Not -Match 'secret'
    }

    It 'name all that stands in the way before the first write' {
        Measure-Call {
            $errors = Get-WrittenError { New-AmsCluster blocked -CertificateArn $pending -Domain pending.example.com -KeyName nokey }
            $errors.FullyQualifiedErrorId | Should -BeLike 'Ams*,AmsCluster.Cmdlets.Commands.NewAmsCluster'
            "$errors" | Should -Match 'nokey'
            "$errors" | Should -Match 'PENDING_VALIDATION'
        } | Should -Be 0
    }

    It 'of a group without its cluster name the parameter' {
        (Get-Command New-AmsScalingGroup).Parameters.Role.ParameterSets.Values.IsMandatory | Should -BeTrue
        { New-AmsScalingGroup one -Role Middle } | Should -Throw -ErrorId 'CannotConvertArgument*'
    }
}

Describe 'Credentials' {
    It 'of AWS.Tools are taken by their members' {
        (Get-AmsCluster one -Credential ([pscustomobject]@{ AccessKey = 'AKIAOTHER'; SecretKey = 'other' })).Name | Should -Be 'one'
    }

    It 'of $StoredAWSCredentials and $StoredAWSRegion are honoured' {
        $env:AWS_ACCESS_KEY_ID = $env:AWS_REGION = $null
        $StoredAWSCredentials = [pscustomobject]@{ AccessKey = 'AKIAOTHER'; SecretKey = 'other' }
        $StoredAWSRegion = 'ap-south-1'
        try { (Get-AmsCluster one).Name | Should -Be 'one' }
        finally { $env:AWS_ACCESS_KEY_ID = 'AKIAEXAMPLE'; $env:AWS_REGION = 'ap-south-1' }
    }

    It 'of a profile come with the profile''s Region' {
        $env:AWS_REGION = $null
        try {
            New-AmsCluster profiled -ProfileName studio
            (Get-AmsCluster -ProfileName studio).Region | Should -Be 'eu-west-1'
        }
        finally { $env:AWS_REGION = 'ap-south-1' }
    }

    It 'are in no output, not even with -Verbose and -Debug' {
        $text = Get-AmsCluster one -Credential ([pscustomobject]@{ AccessKey = 'AKIAOTHER'; SecretKey = 'deeply-hidden' }) -Verbose -Debug *>&1 | Format-List -Force | Out-String
        $text | Should -Match 'request id'
        $text | Should -Not -Match 'deeply-hidden'
    }
}
