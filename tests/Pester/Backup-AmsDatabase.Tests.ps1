BeforeDiscovery { . $PSScriptRoot/Carriers.ps1 }

BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator
    'live', 'other' | New-AmsCluster

    function Set-Agent($Plan) { $null = Invoke-RestMethod -Method Post "$AmsEmulatorUrl/emulator/agents" -Body ($Plan | ConvertTo-Json -Depth 9) -ContentType application/json }
}

Describe 'Backups of a database' {
    BeforeEach { Set-Agent @{} }
    AfterEach { Get-AmsDatabaseBackup | Remove-AmsDatabaseBackup -Confirm:$false }

    It 'takes a backup and gives it out' {
        $backup = Backup-AmsDatabase live
        $backup | Should -BeOfType [AmsCluster.DatabaseBackup]
        $backup.ClusterName, $backup.State, $backup.Kind, $backup.InSeries | Should -Be 'live', 'completed', 'Locked', $false
    }

    It 'takes <Carrier> from the pipeline' -ForEach $carriers {
        (& $Make other | Backup-AmsDatabase).ClusterName | Select-Object -Unique | Should -Be 'other'
    }

    It 'takes nothing with -WhatIf' {
        Measure-Call { Invoke-Hostless 'Backup-AmsDatabase live -WhatIf' } | Should -Be 0
    }

    It 'keeps the newest of a series, and what is none' {
        $own = Backup-AmsDatabase live
        $series = 1..3 | ForEach-Object { Start-Sleep -Milliseconds 1100; Backup-AmsDatabase live -Keep 2 }
        (Get-AmsDatabaseBackup live).SnapshotId | Should -Be $series[2].SnapshotId, $series[1].SnapshotId, $own.SnapshotId
    }

    It 'warns where the database could not be locked' {
        Set-Agent @{ ping = @{ '*' = $null } }
        $backup = Backup-AmsDatabase live -WarningVariable told
        $backup.Kind | Should -Be 'Running'
        $told | Should -BeLike 'The database was not locked: *'
    }

    It 'lists by name and pattern, in a table of its own' {
        $null = 'live', 'other' | Backup-AmsDatabase
        (Get-AmsDatabaseBackup).Count | Should -Be 2
        (Get-AmsDatabaseBackup liv*).ClusterName | Should -Be 'live'
        Get-AmsDatabaseBackup nobody | Should -BeNullOrEmpty
        Get-AmsDatabaseBackup live | Out-String -Width 120 | Should -Match 'ClusterName +SnapshotId +StartTime +State +Progress +Kind +InSeries'
    }

    It 'completes the ids' {
        $backup = Backup-AmsDatabase live
        (Complete 'Remove-AmsDatabaseBackup snap-').CompletionText | Should -Contain $backup.SnapshotId
    }

    It 'deletes what is named, and says what is no backup' {
        $backup = Backup-AmsDatabase live
        Remove-AmsDatabaseBackup $backup.SnapshotId -Confirm:$false | Should -BeNullOrEmpty
        (Get-WrittenError { $backup | Remove-AmsDatabaseBackup -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'AmsBackupNotFound,*'
    }

    It 'restores a backup of the pipeline, and goes back to the volume of before' {
        Set-Agent @{ answers = @(@{ where = 'databases='; output = "databases=3`n"; times = 9 }) }
        $backup = Backup-AmsDatabase live
        $restored = $backup | Restore-AmsDatabase -Confirm:$false
        $restored.Source, $restored.Databases | Should -Be $backup.SnapshotId, 3
        $back = $restored | Select-Object ClusterName, ReplacedVolumeId | Restore-AmsDatabase -Confirm:$false
        $back.VolumeId | Should -Be $restored.ReplacedVolumeId
        Compare-AmsCluster live | Should -BeNullOrEmpty
    }

    It 'restores nothing with -WhatIf, and asks always' {
        $null = Backup-AmsDatabase live
        Measure-Call { Invoke-Hostless 'Restore-AmsDatabase live -WhatIf -Confirm:$false' } | Should -Be 0
        Get-ProcessText 'try { Restore-AmsDatabase live -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }' | Should -Match 'AmsNotConfirmed,'
    }

    It 'is taken before a cluster goes, unless that is not wanted' {
        New-AmsCluster brief
        Remove-AmsCluster brief -SkipBackup -Confirm:$false
        Get-AmsDatabaseBackup brief | Should -BeNullOrEmpty
        New-AmsCluster brief
        Remove-AmsCluster brief -Confirm:$false -WarningVariable told
        $backup = Get-AmsDatabaseBackup brief
        $backup.State | Should -Be 'completed'
        "$told" | Should -Match "Remove-AmsDatabaseBackup $($backup.SnapshotId)"
    }
}
