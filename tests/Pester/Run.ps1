#Requires -Version 7.4
# Runs the module's tests: all of them, or those of one file. Ends with an exit code that is not 0 where a test fails or is left out.
param([string] $Path = $PSScriptRoot)

Import-Module Pester -MinimumVersion 5.0 -MaximumVersion 6.99
$PSStyle.OutputRendering = 'PlainText'
$run = Invoke-Pester -Configuration @{
    Run = @{ Path = $Path; PassThru = $true }
    Output = @{ Verbosity = 'Normal'; RenderMode = 'Plaintext' }
}
foreach ($test in @($run.Skipped) + @($run.NotRun)) { "Not run: $($test.ExpandedPath)" }
exit $run.FailedCount + $run.FailedContainersCount + $run.FailedBlocksCount + $run.SkippedCount + $run.NotRunCount
