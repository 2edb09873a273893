using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AmsCluster.Aws;

namespace AmsCluster.Tests.Aws;

/// <summary>AWS's published service models, as botocore installs them.</summary>
internal static class Botocore
{
    private static readonly Lazy<string?> Folder = new(() => Python("-c", "import botocore, os; print(os.path.dirname(botocore.__file__))")?.Trim());
    private static readonly Dictionary<string, JsonElement> Models = [];

    private static readonly Dictionary<string, string> Folders = new()
    {
        ["EC2"] = "ec2",
        ["Auto Scaling"] = "autoscaling",
        ["Elastic Load Balancing v2"] = "elbv2",
        ["IAM"] = "iam",
        ["SSM"] = "ssm",
        ["ACM"] = "acm",
        ["STS"] = "sts",
        ["Route 53"] = "route53",
        ["SNS"] = "sns",
        ["CloudWatch"] = "cloudwatch",
        ["S3"] = "s3",
    };

    /// <summary>Why the models cannot be had, or null.</summary>
    public static string? Missing => Folder.Value is null ? "Skipped: python3 with botocore is not installed, so AWS's service models are not at hand." : null;

    public static JsonElement Model(AwsService service)
    {
        lock (Models)
        {
            if (Models.TryGetValue(service.Id, out var model))
                return model;
            using var file = File.OpenRead(Path.Combine(Folder.Value!, "data", Folders[service.Id], service.Version, "service-2.json.gz"));
            using var text = new GZipStream(file, CompressionMode.Decompress);
            return Models[service.Id] = JsonDocument.Parse(text).RootElement;
        }
    }

    /// <summary>Runs Python; null where it fails or is not there.</summary>
    public static string? Python(params string[] arguments)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            _ = python.StandardError.ReadToEndAsync();
            var output = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>A test that needs AWS's service models.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BotocoreFactAttribute([CallerMemberName] string? test = null) : SlowFactAttribute(Botocore.Missing, test);

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BotocoreTheoryAttribute([CallerMemberName] string? test = null)
    : SlowTheoryAttribute(Botocore.Missing, test);
