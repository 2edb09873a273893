BeforeAll {
    . $PSScriptRoot/Common.ps1
    Reset-Emulator

    # AWSSDK.Core as another module may have brought it: the name and a version of the real one, and types of the same names with other members.
    # By the compiler that PowerShell brings along: Add-Type gives its assemblies names of its own.
    function New-Decoy([version] $Version) {
        $source = @"
            [assembly: System.Reflection.AssemblyVersion("$Version")]
            namespace Amazon { public class RegionEndpoint { } public static class AWSConfigs { } }
            namespace Amazon.Runtime
            {
                public abstract class AWSCredentials { }
                public abstract class AmazonServiceClient { }
                public class AmazonServiceException : System.Exception { }
                public class Keys { public string AccessKey; public string SecretKey; public string Token; }
                public class BasicAWSCredentials : AWSCredentials
                {
                    readonly Keys _keys;
                    public BasicAWSCredentials(string access, string secret) { _keys = new Keys { AccessKey = access, SecretKey = secret }; }
                    public Keys GetCredentials() { return _keys; }
                }
            }
"@
        Add-Type 'public class CompilerIsLoaded { }'
        $file = "$(New-Item -ItemType Directory "$TestDrive/$Version" -Force)/AWSSDK.Core.dll"
        $options = [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary)
        $tree = [Microsoft.CodeAnalysis.CSharp.SyntaxFactory]::ParseSyntaxTree($source)
        $runtime = [Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)
        $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create('AWSSDK.Core', [Microsoft.CodeAnalysis.SyntaxTree[]]$tree, [Microsoft.CodeAnalysis.MetadataReference[]]$runtime, $options)
        $stream = [IO.File]::Create($file)
        try { $compilation.Emit($stream).Diagnostics | ForEach-Object { throw "$_" } }
        finally { $stream.Dispose() }
        $file
    }
}

Describe 'Beside AWS.Tools' {
    # The SDK's third line has 3.3.0.0 in all its releases, and its fourth line 4.0.0.0: that is the module's own, too.
    It 'with AWSSDK.Core <_> loaded before, the module works, and keeps its own SDK to itself' -ForEach '3.3.0.0', '4.0.0.0' {
        Reset-Emulator
        $decoy = New-Decoy $_
        $told = pwsh -NoProfile -NonInteractive -File $PSScriptRoot/Files/beside.ps1 -Decoy $decoy -Manifest $manifest | Out-String | ConvertFrom-Json
        $LASTEXITCODE | Should -Be 0
        $told.Made, $told.Read | Should -Be 'beside Healthy', 'beside Healthy'
        $told.Completed | Should -Be 'beside'
        $told.Default | Should -Be "$_ $decoy"
        $told.Theirs | Should -Be $decoy
        $told.Ours.Count | Should -Be 1
        $told.Ours[0] | Should -Not -Be $decoy
    }
}
