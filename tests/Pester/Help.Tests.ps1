BeforeDiscovery {
    $cmdlets = (Import-PowerShellDataFile "$PSScriptRoot/../../AmsCluster.psd1").CmdletsToExport
}

BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Get-Help' {
    It '<_> -Full has a synopsis, a description and two examples or more' -ForEach $cmdlets {
        $help = Get-Help $_ -Full
        # Without a page PowerShell makes up a synopsis of the syntax.
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        $help.Synopsis.Trim() | Should -Not -BeLike "$_*"
        "$($help.description.Text)".Trim() | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        foreach ($example in $help.examples.example) { $example.code, $example.title | Should -Not -BeNullOrEmpty }
    }

    It '<_> -Full describes every parameter, and shows what it describes' -ForEach $cmdlets {
        $usual = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
        $parameters = (Get-Command $_).Parameters.Values | Where-Object { $_.Name -notin $usual -and -not $_.Attributes.Where{ $_.DontShow } }
        $parameters.Count | Should -BeGreaterOrEqual 4
        $help = Get-Help $_ -Full
        $text = $help | Out-String -Width 400
        foreach ($parameter in $parameters.Name) {
            $described = @($help.parameters.parameter | Where-Object name -EQ $parameter)
            $described.Count | Should -Be 1 -Because $parameter
            $words = "$($described[0].description.Text)".Trim()
            $words | Should -Not -BeNullOrEmpty -Because $parameter
            $text -cmatch "(?m)^\s+-$parameter\b" | Should -BeTrue -Because $parameter
        }
        $text -match '-Connection' | Should -BeFalse
    }

    It '<_> -Full says what it takes and gives' -ForEach $cmdlets {
        $help = Get-Help $_ -Full
        "$($help.inputTypes.inputType.type.name)" | Should -Not -BeNullOrEmpty
        "$($help.returnValues.returnValue.type.name)" | Should -Not -BeNullOrEmpty
    }

    It '<_> is found by its name' -ForEach 'about_AmsCluster', 'about_AmsClusterPipeline', 'about_AmsClusterErrors', 'about_AmsClusterCredentials' {
        Get-Help $_ | Out-String | Should -Match "TOPIC\s+$_"
    }
}
