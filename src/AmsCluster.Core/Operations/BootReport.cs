using System.Text;
using AmsCluster.Aws;

namespace AmsCluster.Operations;

/// <summary>What a machine's start script has written to its console (Resources/UserData/common.sh).</summary>
internal static class BootReport
{
    const string Failed = "AMSCLUSTER FAILED";

    /// <summary>The line in which the script says why it failed; null when it says nothing of the kind.</summary>
    public static async Task<string?> Failure(AwsConnection aws, string instanceId, CancellationToken stop)
    {
        try
        {
            var answer = await aws.Send(
                Ec2Api.GetConsoleOutput(new() { InstanceId = instanceId, Latest = true }), stop);
            return answer.Output is null ? null : FailureIn(Encoding.UTF8.GetString(Convert.FromBase64String(answer.Output)));
        }
        catch (Exception e) when (e is AwsException or FormatException)
        {
            // Older instance types give no latest output; then there is just less to say.
            return null;
        }
    }

    /// <summary>The last such line of a console: a script that was run again may have said others before.</summary>
    public static string? FailureIn(string console)
    {
        var line = console.Split('\n').LastOrDefault(l => l.Contains(Failed, StringComparison.Ordinal));
        return line?[line.IndexOf(Failed, StringComparison.Ordinal)..].TrimEnd();
    }
}
