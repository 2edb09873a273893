#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
Builds, tests and packages the module.
.EXAMPLE
./build.ps1
Builds the module into src/AmsCluster.Cmdlets/bin, from where Import-Module ./AmsCluster.psd1 loads it.
.EXAMPLE
./build.ps1 -Task Package, Test -Configuration Release
Lays the module out in out/AmsCluster and tests that layout.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$manifest = Import-PowerShellDataFile "$PSScriptRoot/AmsCluster.psd1"
$package = "$PSScriptRoot/out/AmsCluster/$($manifest.ModuleVersion)"

function Build {
    dotnet build "$PSScriptRoot/src/AmsCluster.Cmdlets" --configuration $Configuration --nologo --verbosity quiet
}

function Package {
    Build
    if (Test-Path $package) { Remove-Item $package -Recurse }
    $bin = "$PSScriptRoot/src/AmsCluster.Cmdlets/bin/$Configuration"
    foreach ($framework in 'net10.0', 'net8.0') {
        $null = New-Item "$package/lib/$framework" -ItemType Directory
        Copy-Item "$bin/$framework/*.dll" "$package/lib/$framework"
    }

    Copy-Item "$bin/net10.0/en-US", "$PSScriptRoot/examples" $package -Recurse
    Copy-Item "$PSScriptRoot/AmsCluster.*" $package -Include *.psd1, *.psm1, *.ps1xml
    Copy-Item "$PSScriptRoot/LICENSE", "$PSScriptRoot/CHANGELOG.md" $package
    $null = Test-ModuleManifest "$package/AmsCluster.psd1"
    Get-Item $package
}

function Test {
    dotnet test "$PSScriptRoot/tests/AmsCluster.Tests" --nologo
    # What users get is what is tested: the package, in a session of its own.
    Package | Out-Null
    $env:AMSCLUSTER_MODULE = "$package/AmsCluster.psd1"
    pwsh -NoProfile -NonInteractive -File "$PSScriptRoot/tests/Pester/Run.ps1"
}

$Task | ForEach-Object { & $_ }
