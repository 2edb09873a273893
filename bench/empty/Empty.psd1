@{
    RootModule           = 'Empty.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '2b7c1d1e-58a4-4c0f-9b33-7f0f3a6d9c15'
    Author               = 'The AmsCluster contributors'
    Description          = 'What every compiled module costs at least.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FunctionsToExport    = @()
    CmdletsToExport      = @('Get-Empty')
    VariablesToExport    = @()
    AliasesToExport      = @()
}
