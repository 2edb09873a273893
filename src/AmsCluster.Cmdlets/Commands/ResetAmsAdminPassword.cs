using System.Management.Automation;
using System.Net;
using System.Security;
using AmsCluster.Operations;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Sets the password of a user of the web panel: the one that is given, or a new one, which is given out.</summary>
[Cmdlet(VerbsCommon.Reset, "AmsAdminPassword", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSCredential))]
public sealed class ResetAmsAdminPassword : ClusterCmdlet
{
    /// <summary>The user's email address; by default the user that the Marketplace image makes.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("UserName")]
    [ValidateNotNullOrEmpty]
    public string Email { get; set; } = "JamesBond";

    /// <summary>The new password. Without it one is generated.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>Give out user and password. One that is generated is given out always: nobody else knows it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task Work(string name, PipelineHost host)
    {
        using var aws = Open(Reach(), host);
        var admin = new AdminPassword(aws, host);
        var node = await admin.Node(name, Stop);
        if (!await host.Should($"Set the password of the panel user {Email} of cluster {name} in {aws.Region}")) return;
        var credential = new NetworkCredential(Email, Password is null ? AdminPassword.Generate() : new NetworkCredential("", Password).Password);
        await admin.Set(name, node, Email, credential.Password, Stop);
        if (PassThru || Password is null) host.Write(new PSCredential(Email, credential.SecurePassword));
        host.Rest();
    }
}
