# Runs in a process of its own: it starts processes that must hear Ctrl+C.
BeforeAll {
    . $PSScriptRoot/Common.ps1

    function Set-Latency([int] $Milliseconds) { $null = Invoke-RestMethod -Method Post "$AmsEmulatorUrl/emulator/latency?ms=$Milliseconds" }

    function Wait-Until([scriptblock] $Condition, [string] $What) {
        $end = [DateTime]::UtcNow.AddSeconds(60)
        while (-not (& $Condition)) {
            if ([DateTime]::UtcNow -gt $end) { throw "Waited for $What, in vain." }
            Start-Sleep -Milliseconds 50
        }
    }

    # Starts a process with the module and presses Ctrl+C in it once AWS has got writes and every further call hangs.
    function Stop-InTheMiddle([string] $Command) {
        # Not the command on the path: where PowerShell is a .NET tool, that one starts another process and keeps the signal to itself.
        $start = [Diagnostics.ProcessStartInfo]::new((Join-Path $PSHOME 'pwsh'))
        '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$manifest'; $Command" | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        $text = $process.StandardOutput.ReadToEndAsync()
        Wait-Until { (Get-Call).writes -gt 3 } 'the first writes'
        Set-Latency $hang
        # A call takes less than this; whatever is under way now hangs.
        Start-Sleep -Milliseconds 700
        $watch = [Diagnostics.Stopwatch]::StartNew()
        kill -INT $process.Id
        $process.WaitForExit()
        [pscustomobject]@{ Seconds = $watch.Elapsed.TotalSeconds; Text = $text.Result }
    }

    $hang = 15000
    $usual = $global:AmsEmulatorUrl
}

AfterAll { $env:AWS_ENDPOINT_URL = $global:AmsEmulatorUrl = $usual }

Describe 'Ctrl+C (not on Windows, which has no signal that one process can send another for it)' -Skip:$IsWindows {
    # One emulator for each: a call that hangs would be carried out in the midst of the next test.
    BeforeEach {
        $emulator = Start-Emulator
        Set-Latency 100
    }

    AfterEach { $emulator.Kill() }

    It 'does not wait for a call that hangs, says how to go on, and the same command finishes the cluster' {
        $stopped = Stop-InTheMiddle 'New-AmsCluster live'
        $stopped.Seconds | Should -BeLessThan ($hang / 1000 / 3)
        $stopped.Text | Should -Match 'Run the same command again to go on'
        Set-Latency 0
        "$((New-AmsCluster live).Health)" | Should -Be 'Healthy'
        Compare-AmsCluster live | Should -BeNullOrEmpty
    }

    It 'stops a chain as a whole' {
        $stopped = Stop-InTheMiddle 'New-AmsMongoNode live | New-AmsScalingGroup -Role Origin, Edge | Set-AmsLoadBalancerRules; "after"'
        $stopped.Seconds | Should -BeLessThan ($hang / 1000 / 3)
        $stopped.Text | Should -Not -Match 'after'
        Set-Latency 0
        (Get-AmsCluster live).Origin | Should -BeNullOrEmpty
    }

    It 'says nothing about going on where nothing was changed' {
        Set-Latency 0
        New-AmsCluster live
        $runspace = [powershell]::Create().AddScript("Import-Module '$manifest'; Get-AmsCluster")
        Set-Latency $hang
        $running = $runspace.BeginInvoke()
        Start-Sleep -Milliseconds 1500
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $runspace.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan ($hang / 1000 / 3)
        $runspace.InvocationStateInfo.State | Should -Be 'Stopped'
        $runspace.Streams.Warning | Should -BeNullOrEmpty
        $running.IsCompleted | Should -BeTrue
    }
}
