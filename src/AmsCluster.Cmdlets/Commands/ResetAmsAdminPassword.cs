using System.Management.Automation;
using System.Net;
using System.Security;
using AmsCluster.Ams;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Sets the password of a user of the web panel: the one that is given, or a new one, which is given out. Logs in with it at the end.</summary>
[Cmdlet(VerbsCommon.Reset, "AmsAdminPassword", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Password")]
[OutputType(typeof(PSCredential))]
public sealed class ResetAmsAdminPassword : ClusterCmdlet
{
    /// <summary>The user's email address; by default the user that the Marketplace image makes, JamesBond, else the only one.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = "Password")]
    [Alias("UserName")]
    [ValidateNotNullOrEmpty]
    public string? Email { get; set; }

    /// <summary>The new password. Without it one is generated.</summary>
    [Parameter(ParameterSetName = "Password")]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>User and new password in one, as Get-Credential gives them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Credential")]
    [ValidateNotNull]
    public PSCredential? AdminCredential { get; set; }

    /// <summary>Connects to the database from this machine, in place of a command on the MongoDB node.</summary>
    [Parameter]
    public SwitchParameter Direct { get; set; }

    /// <summary>Leads names and ports elsewhere, on the way to the panel and to the database: HOST1:PORT1:HOST2:PORT2, as with curl.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ConnectTo { get; set; } = [];

    /// <summary>Give out user and password. One that is generated is given out always: nobody else knows it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task Work(string name, PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        var given = AdminCredential?.Password ?? Password;
        var request = new PasswordRequest
        {
            Cluster = name,
            Email = AdminCredential?.UserName ?? Email,
            Password = given is null ? AdminPassword.Generate() : new NetworkCredential("", given).Password,
            Direct = Direct,
            ConnectTo = [.. ConnectTo.Select(Ams.ConnectTo.Parse)],
        };
        if (await new AdminPassword(aws, host).Reset(request, new PasswordQuestions(host), Stop) is not { } done) return;

        // First of all: what comes after may end the pipeline, and nobody else knows it.
        if (PassThru || given is null) host.Write(new PSCredential(done.Email, new NetworkCredential("", request.Password).SecurePassword));
        host.Rest();
        if (done.InClear is { } inClear) host.Warn(inClear);
        if (done.IsClaimed) host.Warn(done.ClaimedLate);
        switch (done.Login.State)
        {
            case LoginState.Worked:
                host.Verbose(done.LoggedIn);
                break;
            case LoginState.Refused:
                throw done.NotLoggedIn;
            default:
                host.Warn($"{done.LoggedIn} {done.NotLoggedIn.Advice}");
                break;
        }
    }
}
