# No cmdlet of another module, such as Test-Path or Add-Type, is called here: each would load its module too, and double the time.
# PowerShell 7.6 and later run on .NET 10 or later. Systems Manager runs PowerShell 7.4, on .NET 8.
$framework = [Environment]::Version.Major -ge 10 ? 'net10.0' : 'net8.0'
$folder = "$PSScriptRoot/lib/$framework"
if (-not [IO.Directory]::Exists($folder)) {
    # In a checkout: what was built last.
    $folder = $null
    $newest = [DateTime]::MinValue
    foreach ($built in 'Release', 'Debug') {
        $place = "$PSScriptRoot/src/AmsCluster.Cmdlets/bin/$built/$framework"
        $time = [IO.File]::GetLastWriteTimeUtc("$place/AmsCluster.Cmdlets.dll")
        if ([IO.File]::Exists("$place/AmsCluster.Cmdlets.dll") -and $time -gt $newest) {
            $folder = $place
            $newest = $time
        }
    }
}
if (-not $folder) {
    throw 'AmsCluster is not built yet. In a checkout run: dotnet build'
}

# The engine and the AWS SDK live in a load context of their own; only the model is shared with the session.
$again = 'AmsCluster.Loading.ModuleContext' -as [type]
if (-not $again) {
    $null = [Reflection.Assembly]::LoadFrom("$folder/AmsCluster.Model.dll")
}

$commands = Import-Module -Assembly ([AmsCluster.Loading.ModuleContext]::Cmdlets($folder)) -PassThru

# Of an assembly that this session has imported before PowerShell exports nothing (PowerShell issue 20710), as with -Force.
if ($again) {
    foreach ($command in $commands.ExportedCommands.Values) {
        $export = [psmoduleinfo].GetMethod("AddExported$($command.CommandType)", [Reflection.BindingFlags]'Instance, NonPublic')
        $null = $export.Invoke($ExecutionContext.SessionState.Module, @(, $command))
    }
}
