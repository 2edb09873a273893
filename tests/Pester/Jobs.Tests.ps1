# Runs in a process of its own: a job starts the program of its session.
BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Jobs' {
    BeforeEach { Reset-Emulator }

    It 'give objects that cmdlets take' {
        New-AmsCluster live
        $copy = Start-Job { Import-Module $using:manifest; Get-AmsCluster live } | Receive-Job -Wait -AutoRemoveJob
        (Wait-AmsCluster $copy.Name).Name | Should -Be 'live'
        $PSStyle.OutputRendering = 'PlainText'
        $copy | Format-Table | Out-String -Width 120 | Should -Match 'live +ap-south-1 +Healthy +running +1/1 +1/1 +http://'
    }
}
