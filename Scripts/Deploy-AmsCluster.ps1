#Requires -Version 7.4
<#
.SYNOPSIS
Deploys the clusters of spec files, shows what would be done first, and waits until they serve.
.EXAMPLE
./Scripts/Deploy-AmsCluster.ps1 ./examples/01-guide.yaml -WhatIf
.EXAMPLE
./Scripts/Deploy-AmsCluster.ps1 ./examples/01-guide.yaml -ProfileName studio | Select-Object -ExpandProperty Endpoints
#>
[CmdletBinding(SupportsShouldProcess)]
[OutputType('AmsCluster.Cluster')]
param(
    # The spec files, with wildcards.
    [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [Alias('FullName')]
    [string[]] $Path,

    # The AWS profile.
    [string] $ProfileName
)

begin {
    $ErrorActionPreference = 'Stop'
    Import-Module "$PSScriptRoot/../AmsCluster.psd1"
    $account = $ProfileName ? @{ ProfileName = $ProfileName } : @{}
}

process {
    # A module does not see the preferences of a script: they are handed on.
    Import-AmsClusterSpec $Path | New-AmsCluster @account -WhatIf:$WhatIfPreference
}
