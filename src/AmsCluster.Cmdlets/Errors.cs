using System.Management.Automation;
using AmsCluster.Aws;

namespace AmsCluster.Cmdlets;

/// <summary>Turns what went wrong into error records: stable ids, a category, the target, and what to do.</summary>
internal static class Errors
{
    public static ErrorRecord Record(AmsCmdlet cmdlet, Exception error, object? target)
    {
        var ams = error as AmsException ?? new AmsException("AmsInternal", $"An error that is not foreseen: {error.Message}", "Run it again with -Verbose -Debug and report what it prints.", inner: error);
        var record = new ErrorRecord(ams, Id(ams.Code), Category(ams.Code), target);
        var request = ams.RequestId is null ? "" : $" (request id {ams.RequestId})";
        record.ErrorDetails = new($"{Wording.For(cmdlet, ams.Message)}{request}") { RecommendedAction = Wording.For(cmdlet, ams.Advice) };
        return record;
    }

    /// <summary>Our own codes are ids as they are; AWS's get the prefix.</summary>
    public static string Id(string code) => code.StartsWith("Ams", StringComparison.Ordinal) ? code : $"Ams{code.Replace(".", "", StringComparison.Ordinal)}";

    /// <summary>PowerShell's category of a code.</summary>
    public static ErrorCategory Category(string code) => code switch
    {
        "AmsStopped" => ErrorCategory.OperationStopped,
        "AmsTimeout" or "TimedOut" => ErrorCategory.OperationTimeout,
        "AmsCredentialsMissing" or "AmsMfaRequired" or "AmsProfileNotFound" or "AmsProfileInvalid" or "AmsCredentialsUnreadable" or "AmsDatabaseLogin" =>
            ErrorCategory.AuthenticationError,
        "UnauthorizedOperation" or "AccessDenied" or "AccessDeniedException" => ErrorCategory.PermissionDenied,
        "AmsNameTaken" or "AmsFileExists" => ErrorCategory.ResourceExists,
        "AmsSpecInvalid" or "AmsRegionMissing" or "AmsRegionInvalid" or "AmsEndpointInvalid" or "AmsBadConnectTo" => ErrorCategory.InvalidArgument,
        "ConnectionFailed" or "TlsFailed" or "AmsDatabaseUnreachable" or "AmsDatabaseTls" => ErrorCategory.ConnectionError,
        _ when code.Contains("NotFound", StringComparison.Ordinal) => ErrorCategory.ObjectNotFound,
        _ when code.Contains("LimitExceeded", StringComparison.Ordinal) => ErrorCategory.LimitsExceeded,
        _ => ErrorCategory.InvalidOperation,
    };
}
