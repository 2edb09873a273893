# In a process of its own: another AWSSDK.Core comes first, as when AWS.Tools was imported before, then the module does its work.
param([string] $Decoy, [string] $Manifest)

$ErrorActionPreference = 'Stop'
$WarningPreference = $ProgressPreference = 'SilentlyContinue'
Add-Type -Path $Decoy
$credential = [Amazon.Runtime.BasicAWSCredentials]::new('AKIATOOLS', 'theirs')

Import-Module $Manifest
$made = New-AmsCluster beside -Credential $credential
$read = Get-AmsCluster besid* -Credential $credential
$line = "Get-AmsCluster -Region ap-south-1 -ClusterName besi"

@{
    Made      = "$($made.Name) $($made.Health)"
    Read      = "$($read.Name) $($read.Health)"
    Completed = [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText
    Default   = @([Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | Where-Object { $_.GetName().Name -like 'AWSSDK*' } | ForEach-Object { "$($_.GetName().Version) $($_.Location)" })
    Ours      = @([Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -EQ 'AmsCluster' | ForEach-Object Assemblies | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' } | ForEach-Object Location)
    Theirs    = $credential.GetType().BaseType.Assembly.Location
} | ConvertTo-Json
