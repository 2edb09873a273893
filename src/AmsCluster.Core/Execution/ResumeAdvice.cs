using AmsCluster.Aws;

namespace AmsCluster.Execution;

/// <summary>
/// What to do after a failure part of the way. The same command continues from what exists, but it helps only once the cause
/// is gone: the advice says so, unless the cause goes away by itself.
/// </summary>
internal static class ResumeAdvice
{
    const string Resume = "run the same command again: it keeps what exists and continues.";

    /// <summary>The advice after an error.</summary>
    public static string After(Exception error)
    {
        var advice = (error as AmsException)?.Advice ?? "";
        if (advice.Contains(" again", StringComparison.Ordinal) || advice.Contains("same command", StringComparison.Ordinal)) return advice;
        if (advice.Length > 0) return $"{advice} Then {Resume}";
        return error is AwsException { IsAmbiguous: true } ? $"In a minute, {Resume}" : $"Fix what the message names, then {Resume}";
    }

    /// <summary>The advice after a wait that took too long.</summary>
    /// <param name="cause">The error that AWS gave last; null where it gave a state.</param>
    public static string AfterWait(Exception? cause) => cause is AmsException { Advice.Length: > 0 }
        ? After(cause)
        : "If what AWS said last is an error, fix it. Otherwise AWS is still working. "
            + "The same command continues the wait and keeps what exists.";
}
