#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
Builds, packages and tests the module and the command.
.EXAMPLE
./build.ps1
Builds the module into src/AmsCluster.Cmdlets/bin, from where Import-Module ./AmsCluster.psd1 loads it.
.EXAMPLE
./build.ps1 -Task Module
Lays out the module in out/AmsCluster, and writes its package for Install-PSResource to out/packages/module.
.EXAMPLE
./build.ps1 -Task Package
Writes all that users install to out/packages: the module, the command as a .NET tool and as a program that needs no .NET, and
the lists of what they contain (CycloneDX).
.EXAMPLE
./build.ps1 -Task Package, Test
Installs the packages into out/installed and tests what was installed.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Module', 'Package')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$manifest = Import-PowerShellDataFile "$PSScriptRoot/AmsCluster.psd1"
$out = "$PSScriptRoot/out"
$layout = "$out/AmsCluster/$($manifest.ModuleVersion)"
$packages = "$out/packages"
$installed = "$out/installed"

function Build {
    dotnet build "$PSScriptRoot/src/AmsCluster.Cmdlets" --configuration $Configuration --nologo --verbosity quiet
}

# An empty folder of the name.
function New-Folder([string] $Path) {
    if (Test-Path $Path) { Remove-Item $Path -Recurse -Force }
    $null = New-Item $Path -ItemType Directory
}

# The names of the module and the tool differ in case only: in one folder, Install-PSResource would read the tool.
function Module {
    Build
    New-Folder $layout
    New-Folder "$packages/module"
    $bin = "$PSScriptRoot/src/AmsCluster.Cmdlets/bin/$Configuration"
    foreach ($framework in 'net10.0', 'net8.0') {
        $null = New-Item "$layout/lib/$framework" -ItemType Directory
        Copy-Item "$bin/$framework/*.dll" "$layout/lib/$framework"
    }

    Copy-Item "$bin/net10.0/en-US", "$PSScriptRoot/examples" $layout -Recurse
    $null = New-Item "$layout/docs" -ItemType Directory
    Copy-Item "$PSScriptRoot/docs/*.md" "$layout/docs"
    Copy-Item "$PSScriptRoot/AmsCluster.*" $layout -Include *.psd1, *.psm1, *.ps1xml
    Copy-Item "$PSScriptRoot/LICENSE", "$PSScriptRoot/CHANGELOG.md" $layout
    $null = Test-ModuleManifest "$layout/AmsCluster.psd1"
    Compress-PSResource -Path $layout -DestinationPath "$packages/module"
}

function Package {
    Module
    Publish-Command
    Write-Contents
    Get-ChildItem $packages -Recurse -File
}

# The command: a .NET tool, and a program for this kind of machine that brings .NET.
function Publish-Command {
    $project = "$PSScriptRoot/src/AmsCluster.Cli"
    $quiet = '--configuration', 'Release', '--nologo', '--verbosity', 'quiet'
    New-Folder "$packages/tool"
    dotnet pack $project @quiet --output "$packages/tool"
    $runtime = [Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
    $program = "$out/amscluster-$runtime"
    New-Folder $program
    dotnet publish $project @quiet --runtime $runtime --self-contained --output $program
    tar -czf "$packages/amscluster-$runtime.tar.gz" -C $program .
}

# What the packages contain, as CycloneDX.
function Write-Contents {
    Push-Location $PSScriptRoot
    try {
        dotnet tool restore
        foreach ($project in 'AmsCluster.Cmdlets', 'AmsCluster.Cli') {
            $given = '--output', $packages, '--filename', "$project.cdx.json", '--output-format', 'Json', '--exclude-dev'
            dotnet dotnet-CycloneDX "src/$project/$project.csproj" @given --set-version $manifest.ModuleVersion
        }
    }
    finally { Pop-Location }
}

# What users get is what is tested: the packages, installed as they install them.
function Test {
    dotnet test "$PSScriptRoot" --nologo
    if (-not (Test-Path "$packages/module/*.nupkg")) { $null = Package }
    New-Folder $installed
    $repository = 'AmsClusterPackages'
    Register-PSResourceRepository $repository -Uri "$packages/module" -Trusted -Force
    try { Save-PSResource AmsCluster -Prerelease -Repository $repository -Path $installed }
    finally { Unregister-PSResourceRepository $repository }
    $env:AMSCLUSTER_MODULE = "$installed/AmsCluster/$($manifest.ModuleVersion)/AmsCluster.psd1"
    pwsh -NoProfile -NonInteractive -File "$PSScriptRoot/tests/Pester/Run.ps1"
    dotnet tool install amscluster --tool-path "$installed/tool" --add-source "$packages/tool"
    & "$installed/tool/amscluster" demo
}

$Task | ForEach-Object { & $_ }
