namespace AmsCluster.Operations;

/// <summary>How a command on a machine ended (<c>GetCommandInvocation</c>).</summary>
/// <param name="InstanceId">The machine.</param>
/// <param name="CommandId">The command's id.</param>
/// <param name="Status">AWS's words for it (StatusDetails), for example <c>Success</c>, <c>Failed</c>, <c>Delivery Timed Out</c>.</param>
/// <param name="ExitCode">The script's exit code; -1 where it has none.</param>
/// <param name="Output">What it wrote, of which AWS keeps the first 24,000 characters.</param>
/// <param name="Error">What it wrote to standard error, of which AWS keeps the first 8,000 characters.</param>
internal sealed record CommandEnd(string InstanceId, string CommandId, string Status, int ExitCode, string Output, string Error)
{
    public bool IsSuccess => Status == "Success";

    /// <summary>The last line that the script wrote, of its complaints if there are any.</summary>
    public string LastWords => Last(Error, Output);

    /// <summary>The last line of what a program wrote, of its complaints if there are any.</summary>
    public static string Last(string error, string output) => (error.Trim() is { Length: > 0 } words ? words : output.Trim()).Split('\n')[^1].Trim();

    /// <summary>The error that says so, with the last words of the script.</summary>
    /// <param name="advice">What else to know before it is tried again.</param>
    public AmsException Failed(string advice) => new(
        "AmsCommandFailed", $"The command on {InstanceId} ended as {Status}: {(LastWords.Length > 0 ? LastWords : "it said nothing")}",
        $"Look at it in Systems Manager, Run Command ({CommandId}), then try again. {advice}");
}
