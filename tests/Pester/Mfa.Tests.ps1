BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    $device = 'arn:aws:iam::123456789012:mfa/dev'
    Set-Content "$TestDrive/config" @"
[profile base]
aws_access_key_id = AKIABASE
aws_secret_access_key = secret

[profile admin]
role_arn = arn:aws:iam::123456789012:role/Admin
source_profile = base
mfa_serial = $device
"@
    $env:AWS_CONFIG_FILE = "$TestDrive/config"
}

AfterAll { $env:AWS_CONFIG_FILE = "$PSScriptRoot/Files/config" }

Describe 'A profile with mfa_serial' {
    It 'asks for the code at a terminal, once for all cmdlets of the session' -Skip:$IsWindows {
        $question = "MFA code of $device for profile admin"
        $shown = python3 "$root/tests/terminal.py" 'Code: ' 246810 pwsh -NoProfile -Command (
            "Import-Module '$manifest'; Get-AmsCluster -ProfileName admin | Get-AmsNode; Get-AmsCluster -ProfileName admin; 'all done'") | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $shown
        [regex]::Matches($shown, [regex]::Escape($question)).Count | Should -Be 1 -Because $shown
        $shown | Should -Not -Match '246810'
        $shown | Should -Match 'all done'
        $shown | Should -Not -Match 'MultiFactorAuthentication'
    }

    It 'is an error where PowerShell is not interactive' {
        $told = pwsh -NoProfile -NonInteractive -Command (
            "Import-Module '$manifest'; Get-AmsCluster -ProfileName admin -ErrorVariable told -ErrorAction SilentlyContinue; `$told[0] | " +
            "Select-Object FullyQualifiedErrorId, @{ n = 'Message'; e = { `$_.ErrorDetails.Message } }, @{ n = 'Advice'; e = { `$_.ErrorDetails.RecommendedAction } } | ConvertTo-Json") |
            Out-String | ConvertFrom-Json
        $told.FullyQualifiedErrorId | Should -BeLike 'AmsMfaRequired,*'
        $told.Message | Should -Match $device
        $told.Advice | Should -Match 'aws sts get-session-token'
    }
}
