using System.Management.Automation;

namespace AmsCluster.Cmdlets;

/// <summary>
/// Credentials made by AWS.Tools. They are of another AWSSDK.Core than the module's own, so they cannot be cast: they are asked by name.
/// </summary>
internal static class ForeignCredentials
{
    /// <summary>The keys of an object with a method GetCredentials, or with the keys themselves; null for none.</summary>
    /// <exception cref="AmsException">It is something else.</exception>
    public static (string AccessKey, string SecretKey, string? Token)? Read(object? credential)
    {
        if (credential is null) return null;
        var value = PSObject.AsPSObject(credential);
        var keys = value.BaseObject.GetType().GetMethod("GetCredentials", Type.EmptyTypes)?.Invoke(value.BaseObject, null) is { } made ? PSObject.AsPSObject(made) : value;
        string? Text(string name) => keys.Properties[name]?.Value?.ToString();
        return Text("AccessKey") is { Length: > 0 } access && Text("SecretKey") is { Length: > 0 } secret
            ? (access, secret, Text("Token"))
            : throw new AmsException("AmsCredentialsUnreadable", $"A {value.BaseObject.GetType().Name} is no AWS credential.", "Give what Get-AWSCredential or New-AWSCredential gives, or name a profile with -ProfileName.");
    }
}
