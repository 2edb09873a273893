BeforeDiscovery {
    $cmdlets = (Import-PowerShellDataFile "$PSScriptRoot/../../AmsCluster.psd1").CmdletsToExport
}

BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'The module' {
    It 'has a manifest without fault' {
        $found = Test-ModuleManifest $manifest -ErrorAction Stop -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $found.ExportedCmdlets.Count, $found.PrivateData.PSData.Prerelease | Should -Be (Import-PowerShellDataFile $manifest).CmdletsToExport.Count, 'preview1'
        "$($found.Version)" | Should -Be (Import-PowerShellDataFile $manifest).ModuleVersion
    }

    It 'exports what the manifest names, and nothing else' {
        $data = Import-PowerShellDataFile $manifest
        (Get-Command -Module AmsCluster -CommandType Cmdlet).Name | Sort-Object | Should -Be ($data.CmdletsToExport | Sort-Object)
        (Get-Alias Set-AmsLoadBalancerRule).ReferencedCommand.Name | Should -Be 'Set-AmsLoadBalancerRules'
    }

    It 'names every cmdlet in full, so that it loads by itself' {
        (Import-PowerShellDataFile $manifest).CmdletsToExport | Should -Not -Match '\*'
    }

    It 'opens no connection when it is imported' {
        Measure-Call -Of total { pwsh -NoProfile -Command "Import-Module '$manifest'" } | Should -Be 0
    }

    It 'can be imported again and by -Force' {
        $text = pwsh -NoProfile -Command "Import-Module '$manifest'; Import-Module '$manifest' -Force; (Get-Command -Module AmsCluster).Count; (New-AmsClusterSpec again).Name; (Get-Command Set-AmsLoadBalancerRule).Name"
        $text[1, 2] | Should -Be 'again', 'Set-AmsLoadBalancerRule'
    }

    It 'keeps the AWS SDK out of the session''s own load context' {
        $text = pwsh -NoProfile -Command "Import-Module '$manifest'; `$null = Get-AmsCluster; [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.GetName().Name -like 'AWSSDK*'; 'end'"
        $text | Should -Be 'end'
    }

    It 'loads MongoDB''s driver with the first use of -Direct, and not with an import or a plan' {
        $text = pwsh -NoProfile -Command "Import-Module '$manifest'; `$null = New-AmsClusterSpec plain | Compare-AmsCluster
            [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -like 'MongoDB*'; 'end'"
        $text | Should -Be 'end'
        $text = pwsh -NoProfile -Command "Import-Module '$manifest'; `$null = New-AmsCluster own -MongoUri mongodb://u:p@127.0.0.1:9 -WhatIf
            [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -eq 'MongoDB.Driver'
            [Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.GetName().Name -like 'MongoDB*'; 'end'"
        @($text)[-2, -1] | Should -Be 'MongoDB.Driver', 'end'
    }

    It '<_> has an approved verb and the noun''s prefix' -ForEach $cmdlets {
        $verb, $noun = $_ -split '-'
        (Get-Verb).Verb | Should -Contain $verb
        $noun | Should -BeLike 'Ams*'
    }

    It '<_> takes Region, ProfileName, Credential and EndpointUrl' -ForEach $cmdlets {
        (Get-Command $_).Parameters.Keys | Should -Contain 'Region'
        (Get-Command $_).Parameters.Keys | Should -Contain 'ProfileName'
        (Get-Command $_).Parameters.Keys | Should -Contain 'Credential'
        (Get-Command $_).Parameters.Keys | Should -Contain 'EndpointUrl'
    }

    It '<_> says what it gives out, or gives out nothing' -ForEach ($cmdlets -notmatch '^Remove-') {
        (Get-Command $_).OutputType.Name | Should -Not -BeNullOrEmpty
    }

    It '<_> can be asked what it would do' -ForEach ($cmdlets -match '^(Set|Remove|Reset|Export)-|^New-Ams(Cluster|MongoNode|ScalingGroup)$') {
        (Get-Command $_).Parameters.Keys | Should -Contain 'WhatIf'
        (Get-Command $_).Parameters.Keys | Should -Contain 'Confirm'
    }

    It '<_> has no parameter of a type that a user cannot name' -ForEach $cmdlets {
        foreach ($parameter in (Get-Command $_).Parameters.Values) {
            [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($parameter.ParameterType.Assembly).Name | Should -Be 'Default' -Because $parameter.Name
        }
    }
}
