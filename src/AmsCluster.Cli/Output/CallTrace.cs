using System.Globalization;
using AmsCluster.Aws;

namespace AmsCluster.Cli.Output;

/// <summary>What --verbose tells: every attempt of every call, in one line each.</summary>
internal static class CallTrace
{
    public static void Follow(AwsConnection aws) => aws.Called += call => Console.Error.WriteLine(Text(call));

    static string Text(AwsCall call)
    {
        var time = DateTime.Now.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var again = call.Attempt > 1 ? $" attempt {call.Attempt}" : "";
        var code = call.ErrorCode is { } error ? $" {error}" : "";
        return $"{time} {call.Service} {call.Operation} {call.Elapsed.TotalMilliseconds:F0} ms {call.RequestId ?? "-"}{again}{code}";
    }
}
