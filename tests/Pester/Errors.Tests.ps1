BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'one', 'two' | New-AmsCluster
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
    ) {
        $errors = Get-WrittenError ([scriptblock]::Create($Command))
        $errors.Count | Should -Be 1
        $errors.FullyQualifiedErrorId | Should -BeLike 'AmsClusterNotFound,AmsCluster.Cmdlets.Commands.*'
        $errors.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $errors.TargetObject | Should -Be 'nobody'
        $errors.ErrorDetails.RecommendedAction | Should -Match 'Get-AmsCluster'
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
