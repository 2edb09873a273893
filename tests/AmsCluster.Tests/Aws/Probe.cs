using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Runtime;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Aws;

/// <summary>What a process found out from its environment and files.</summary>
internal sealed record Findings(string? Region, string? AccessKey, string? Error, string? Advice, int Retries, Dictionary<string, string> Endpoints);

/// <summary>
/// Looks at the surroundings in a process of its own: the SDK remembers where a process has its AWS files for as long as it runs.
/// The process is this assembly, started with a variable that makes it answer and end.
/// </summary>
internal static class Probe
{
    private const string Variable = "AMSCLUSTER_TESTS_PROBE";

    public static Findings Run(AwsSettings settings, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Probe).Assembly.Location]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = start.Environment["USERPROFILE"] = folder;
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(folder, "config");
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(folder, "credentials");
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment[Variable] = JsonSerializer.Serialize(settings);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return JsonSerializer.Deserialize<Findings>(output)!;
    }

    [ModuleInitializer]
    internal static void Answer()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { } settings)
            return;
        Console.WriteLine(JsonSerializer.Serialize(Look(JsonSerializer.Deserialize<AwsSettings>(settings)!)));
        Environment.Exit(0);
    }

    private static Findings Look(AwsSettings settings)
    {
        string? region = null;
        try
        {
            var found = new Surroundings(settings);
            region = found.Region;
            AwsService[] services = [AwsService.Ec2, AwsService.Elb, AwsService.AutoScaling, AwsService.Iam, AwsService.Route53, AwsService.Ssm];
            var endpoints = services.ToDictionary(service => service.Id, service => $"{found.Endpoint(service).Address} {found.Endpoint(service).SigningRegion}");
            using var transport = new Transport(TimeSpan.FromSeconds(5));
            var config = new WireConfig(AwsService.Sts, found.Endpoint(AwsService.Sts), transport, 1);
            var credentials = found.Credentials(config, transport);
            ImmutableCredentials keys;
            try
            {
                keys = credentials.GetCredentialsAsync().GetAwaiter().GetResult();
            }
            catch (AmsException missing)
            {
                using var connection = AwsConnection.Open(settings);
                var sent = Record.Exception(() => connection.Send(new AmsCluster.Aws.Sts.GetCallerIdentity(), default).GetAwaiter().GetResult());
                var code = sent is AmsException same && same.Code == missing.Code && connection.Calls == 0 ? missing.Code : $"sending says {sent}";
                return new Findings(region, null, code, missing.Advice, found.MaxRetries, endpoints);
            }

            return new Findings(region, keys.AccessKey + (keys.UseToken ? "+" + keys.Token : ""), null, null, found.MaxRetries, endpoints);
        }
        catch (AmsException failure)
        {
            return new Findings(region, null, failure.Code, failure.Advice, 0, []);
        }
    }
}
