# The engine and the AWS SDK live in a load context of their own; only the model is shared with the session.
$folder = @(
    "$PSScriptRoot/lib"
    "$PSScriptRoot/src/AmsCluster.Cmdlets/bin/Release/net8.0"
    "$PSScriptRoot/src/AmsCluster.Cmdlets/bin/Debug/net8.0"
) | Where-Object { Test-Path "$_/AmsCluster.Cmdlets.dll" } | Select-Object -First 1
if (-not $folder) {
    throw 'AmsCluster is not built yet. In a checkout run: dotnet build'
}

if (-not ('AmsCluster.Loading.ModuleContext' -as [type])) {
    Add-Type -Path "$folder/AmsCluster.Model.dll"
}

$cmdlets = Import-Module -Assembly ([AmsCluster.Loading.ModuleContext]::Cmdlets($folder)) -PassThru

# PowerShell exports nothing of an assembly that this session has imported before (PowerShell issue 20710), as with -Force.
$export = [psmoduleinfo].GetMethod('AddExportedCmdlet', [Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) {
    $null = $export.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
}
Set-Alias Set-AmsLoadBalancerRule Set-AmsLoadBalancerRules
