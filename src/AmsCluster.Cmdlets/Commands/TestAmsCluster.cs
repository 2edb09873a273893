using System.Management.Automation;
using AmsCluster.Ams;
using AmsCluster.Flight;

namespace AmsCluster.Cmdlets.Commands;

/// <summary>Test flight: looks at a cluster from here as its users do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AmsCluster")]
[OutputType(typeof(TestResult))]
public sealed class TestAmsCluster : ClusterCmdlet
{
    /// <summary>The application whose pages and WebSocket are looked at; without it one is found.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? App { get; set; }

    /// <summary>A user of AMS's web panel, for the checks that need one.</summary>
    [Parameter]
    [ValidateNotNull]
    [System.Management.Automation.Credential]
    public PSCredential? AmsCredential { get; set; }

    /// <summary>Names and ports that lead elsewhere, each HOST1:PORT1:HOST2:PORT2 as curl takes it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ConnectTo { get; set; } = [];

    /// <summary>How long one question to the cluster may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Checks the cluster's database too, over a connection from this machine.</summary>
    [Parameter]
    public SwitchParameter Direct { get; set; }

    private protected override async Task Work(string name, PipelineHost host)
    {
        var reach = Reach();
        using var aws = Open(reach, host);
        var options = new FlightOptions
        {
            App = App,
            Direct = Direct,
            ConnectTo = [.. ConnectTo.Select(Ams.ConnectTo.Parse)],
            Patience = TimeSpan.FromSeconds(TimeoutSeconds),
            Login = AmsCredential?.GetNetworkCredential(),
        };
        await foreach (var result in new TestFlight(aws, options, host).Run(name, Stop))
        {
            host.Write(result with
            {
                Seen = Wording.For(this, result.Seen),
                Advice = result.Advice is null ? null : Wording.For(this, result.Advice),
                Connection = Here(reach, aws.Region),
            });
        }

        host.Rest();
    }

    static Connection Here(Connection reach, string region) => new() { Region = region, ProfileName = reach.ProfileName, EndpointUrl = reach.EndpointUrl, Keys = reach.Keys };
}
