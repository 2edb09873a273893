@{
    RootModule           = 'AmsCluster.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '6d0e4f5a-7c19-4a53-9d0b-2f6d3c1a8e57'
    Author               = 'The AmsCluster contributors'
    CompanyName          = 'The AmsCluster contributors'
    Copyright            = '(c) 2026 The AmsCluster contributors. MIT licence.'
    Description          = 'Deploys and runs an Ant Media Server cluster on AWS: MongoDB node, origin and edge auto scaling groups, load balancer and rules, as cmdlets that chain.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('AmsCluster.format.ps1xml')
    TypesToProcess       = @('AmsCluster.types.ps1xml')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Backup-AmsDatabase'
        'Compare-AmsCluster'
        'Export-AmsClusterSpec'
        'Get-AmsCluster'
        'Get-AmsDatabaseBackup'
        'Get-AmsNode'
        'Get-AmsRestAccess'
        'Get-AmsScalingEvent'
        'Get-AmsScalingGroup'
        'Import-AmsCluster'
        'Import-AmsClusterSpec'
        'New-AmsCluster'
        'New-AmsClusterSpec'
        'New-AmsMongoNode'
        'New-AmsScalingGroup'
        'Remove-AmsCluster'
        'Remove-AmsDatabaseBackup'
        'Remove-AmsScalingEvent'
        'Reset-AmsAdminPassword'
        'Resize-AmsScalingGroup'
        'Restore-AmsDatabase'
        'Set-AmsCluster'
        'Set-AmsLoadBalancerRules'
        'Set-AmsRestAccess'
        'Set-AmsScalingGroup'
        'Test-AmsCluster'
        'Update-AmsCluster'
        'Wait-AmsCluster'
    )
    AliasesToExport      = @('Set-AmsLoadBalancerRule')
    PrivateData          = @{
        PSData = @{
            Tags         = @('AWS', 'AntMedia', 'AntMediaServer', 'WebRTC', 'Streaming', 'AutoScaling', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'First preview.'
            Prerelease   = 'preview1'
        }
    }
}
