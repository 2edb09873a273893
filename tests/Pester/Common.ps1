# What every file of tests starts with: the module, one emulator for the whole run, and an AWS environment that leads nowhere else.
$root = (Resolve-Path "$PSScriptRoot/../..").Path
$manifest = $env:AMSCLUSTER_MODULE ? $env:AMSCLUSTER_MODULE : "$root/AmsCluster.psd1"
Import-Module $manifest

$certificate = 'arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-000000000001'
$pending = 'arn:aws:acm:ap-south-1:123456789012:certificate/00000000-0000-4000-8000-000000000002'

# Starts an emulator that ends with this process. Every call of this session goes there from now on.
function Start-Emulator {
    $start = [Diagnostics.ProcessStartInfo]::new('python3')
    "$root/emulator/run.py", '--port', '0', '--parent', $PID | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $env:AWS_ENDPOINT_URL = $global:AmsEmulatorUrl = "http://127.0.0.1:$($process.StandardOutput.ReadLine().Split(' ')[1])"
    $process
}

# dotnet test has emulators for all files. Otherwise this process starts one.
if (-not $global:AmsEmulatorUrl) { $global:AmsEmulatorUrl = $env:AMSCLUSTER_TEST_EMULATOR }
if (-not $global:AmsEmulatorUrl) { $global:AmsEmulator = Start-Emulator }

$env:AWS_ENDPOINT_URL = $global:AmsEmulatorUrl
$env:AWS_ACCESS_KEY_ID = 'AKIAEXAMPLE'
$env:AWS_SECRET_ACCESS_KEY = 'example'
$env:AWS_REGION = 'ap-south-1'
$env:AWS_EC2_METADATA_DISABLED = 'true'
$env:AWS_CONFIG_FILE = "$PSScriptRoot/Files/config"
$env:AWS_SHARED_CREDENTIALS_FILE = "$PSScriptRoot/Files/credentials"
$env:AWS_SESSION_TOKEN = $env:AWS_PROFILE = $env:AWS_DEFAULT_REGION = $null

# Starts a stand-in for AMS that ends with this process, and tells where it listens.
function Start-AmsStandIn {
    $start = [Diagnostics.ProcessStartInfo]::new('python3')
    "$root/emulator/ams/run.py", '--port', '0', '--parent', $PID | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    "http://127.0.0.1:$($process.StandardOutput.ReadLine().Split(' ')[1])"
}

# Starts a stand-in for mongod that ends with this process. It has the password of the cluster's database.
function Start-MongoStandIn([string] $ClusterName, [string[]] $Roles = @('readWriteAnyDatabase')) {
    $start = [Diagnostics.ProcessStartInfo]::new('python3')
    "$root/emulator/mongo/run.py", '--port', '0', '--parent', $PID | ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $true
    $words = [Diagnostics.Process]::Start($start).StandardOutput.ReadLine().Split(' ')
    $mongo = [pscustomobject]@{
        Url = "http://127.0.0.1:$($words[3])/state"
        Password = (Get-Secret "/amscluster/$ClusterName/mongo-password")
        Way = "$((Get-AmsCluster $ClusterName -AwsOnly).Mongo.PrivateIpAddress):27017:127.0.0.1:$($words[1])"
    }
    Set-MongoStandIn $mongo @{ logins = @{ ams = @{ password = $mongo.Password; roles = $Roles } } }
    $mongo
}

# Sets members of its state (emulator/mongo/control.py).
function Set-MongoStandIn($Mongo, [hashtable] $State) {
    $null = Invoke-RestMethod -Method Post $Mongo.Url -Body ($State | ConvertTo-Json -Depth 20)
}

# A SecureString of the emulator's Parameter Store.
function Get-Secret([string] $Name) {
    $headers = @{
        Authorization = "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260101/$env:AWS_REGION/ssm/aws4_request, SignedHeaders=host, Signature=0"
        'X-Amz-Target' = 'AmazonSSM.GetParameter'
    }
    $body = @{ Name = $Name; WithDecryption = $true } | ConvertTo-Json
    (Invoke-RestMethod -Method Post $global:AmsEmulatorUrl -Headers $headers -SkipHeaderValidation -ContentType 'application/x-amz-json-1.1' -Body $body).Parameter.Value
}

# Makes the stand-in's nodes and listeners those of a cluster on the emulator.
function Set-AmsStandIn([string] $Url, [string] $ClusterName) {
    $nodes = Get-AmsNode $ClusterName | ForEach-Object {
        $found = Invoke-Aws ec2 2016-11-15 DescribeInstances @{ 'InstanceId.1' = $_.InstanceId }
        $instance = $found.DescribeInstancesResponse.reservationSet.item.instancesSet.item
        @{ host = $instance.privateDnsName.Split('.')[0]; ip = $instance.privateIpAddress; role = "$($_.Role)".ToLowerInvariant() }
    }
    $null = Invoke-RestMethod -Method Post "$Url/stand-in/reset"
    $listeners = python3 "$PSScriptRoot/Files/listeners.py" $global:AmsEmulatorUrl $env:AWS_REGION $ClusterName | ConvertFrom-Json -AsHashtable
    Set-StandInState $Url @{ nodes = @($nodes); listeners = $listeners }
}

# Sets members of the stand-in's state (emulator/ams/README.md).
function Set-StandInState([string] $Url, [hashtable] $State) {
    $null = Invoke-RestMethod -Method Post "$Url/stand-in" -Body ($State | ConvertTo-Json -Depth 20)
}

# Leads the load balancer's ports to the stand-in, and all else to a closed port: no packet leaves the machine.
function Get-WayToStandIn([string] $Url) {
    (Invoke-RestMethod "$Url/stand-in").ports.PSObject.Properties | ForEach-Object { ":$($_.Name):127.0.0.1:$($_.Value)" }
    '::127.0.0.1:1'
}

function Reset-Emulator { $null = Invoke-RestMethod -Method Post "$global:AmsEmulatorUrl/moto-api/reset" }

function Get-Call { Invoke-RestMethod "$global:AmsEmulatorUrl/emulator/calls" }

# Changes something in AWS behind the module's back. The emulator looks at whose service it is, and at no signature.
function Invoke-Aws([string] $Service, [string] $Version, [string] $Action, [hashtable] $With) {
    $headers = @{ Authorization = "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260101/$env:AWS_REGION/$Service/aws4_request, SignedHeaders=host, Signature=0" }
    Invoke-RestMethod -Method Post $global:AmsEmulatorUrl -Headers $headers -SkipHeaderValidation -Body ($With + @{ Action = $Action; Version = $Version })
}

# How many calls, or writes among them, a piece of script makes.
function Measure-Call([scriptblock] $Script, [ValidateSet('total', 'writes')] $Of = 'writes') {
    $null = Invoke-RestMethod -Method Post "$global:AmsEmulatorUrl/emulator/calls/reset"
    $null = & $Script
    (Get-Call).$Of
}

# The errors that a piece of script writes while it goes on.
function Get-WrittenError([scriptblock] $Script) {
    & { $ErrorActionPreference = 'Continue'; & $Script } 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
}

# What the nodes answer that are asked for the panel's users: who there is and a key of theirs, and, when a hash is set, nothing.
$global:AmsNodeKey ??= [Security.Cryptography.RSA]::Create(3072)
function Set-PanelUser([string[]] $Email) {
    $users = @($Email | Where-Object { $_ } | ForEach-Object { @{ email = $_; userType = 'ADMIN'; scope = 'system' } })
    $line = @{ collection = 'user'; users = $users } | ConvertTo-Json -Depth 5 -Compress
    $plan = @{ answers = @(@{ where = "sealed=''"; times = 999; looks = 0; output = "$line`namscluster-key.abc`n$($AmsNodeKey.ExportSubjectPublicKeyInfoPem())`n" }) }
    $null = Invoke-RestMethod -Method Post "$AmsEmulatorUrl/emulator/agents" -Body ($plan | ConvertTo-Json -Depth 5)
}

# There is no panel behind the emulator's load balancers: whoever wants to log in is led to a port of this machine on which nobody listens.
$global:PSDefaultParameterValues['Reset-AmsAdminPassword:ConnectTo'] = '::127.0.0.1:9'

# What a session shows in which no question can be answered: a process of its own.
function Get-ProcessText([string] $Command) {
    pwsh -NoProfile -NonInteractive -Command "Import-Module '$manifest'; $Command" | Out-String
}

# What a host shows, with a user who types these lines. -WhatIf writes to the host alone, past every stream.
function Get-HostText([string] $Command, [string[]] $Line = @()) {
    if (-not ('AnsweringHost' -as [type])) {
        $references = 'System.Management.Automation', 'System.Collections', 'System.ObjectModel', 'System.Console', 'System.Runtime', 'System.Security'
        Add-Type -Path $PSScriptRoot/Files/AnsweringHost.cs -ReferencedAssemblies $references
    }

    $answering = [AnsweringHost]::new($Line)
    $runspace = [runspacefactory]::CreateRunspace($answering)
    $runspace.Open()
    $shell = [powershell]::Create($runspace).AddScript("Set-Location '$PWD'; Import-Module '$manifest'; $Command").AddCommand('Out-Default')
    $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
    try { $null = $shell.Invoke() }
    finally { $shell.Dispose(); $runspace.Dispose() }
    $answering.Shown
}

# Runs a command in a runspace that has no host. -WhatIf tells the host alone: where its text is not what is tested, it need not fill the run's log.
# An error ends it, so that a command that failed is never taken for one that wrote nothing.
function Invoke-Hostless([string] $Command) {
    $shell = [powershell]::Create().AddScript("`$ErrorActionPreference = 'Stop'; Set-Location '$PWD'; Import-Module '$manifest'; $Command")
    try { $shell.Invoke() }
    finally { $shell.Dispose() }
}

function Complete([string] $Line) {
    [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches
}

$WarningPreference = 'SilentlyContinue'
$ProgressPreference = 'SilentlyContinue'
