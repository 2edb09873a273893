#Requires -Version 7.4
# Runs the module's tests, for a build: says what fails, and ends with an exit code.
Import-Module Pester -MinimumVersion 5.0 -MaximumVersion 5.99
$PSStyle.OutputRendering = 'PlainText'
Invoke-Pester -Configuration @{ Run = @{ Path = $PSScriptRoot; Exit = $true }; Output = @{ Verbosity = 'Normal'; RenderMode = 'Plaintext' } }
