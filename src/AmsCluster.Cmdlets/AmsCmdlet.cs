using System.Management.Automation;
using AmsCluster.Aws;
using AmsCluster.Execution;

namespace AmsCluster.Cmdlets;

/// <summary>What all cmdlets share: how AWS is reached, how work is stopped, and how errors are told.</summary>
public abstract partial class AmsCmdlet : PSCmdlet, IDisposable
{
    readonly CancellationTokenSource _stop = new();
    readonly HashSet<string> _typed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes the cmdlet; nothing is opened.</summary>
    private protected AmsCmdlet() => Stop = _stop.Token;

    /// <summary>The AWS Region. Without it that of the object in the pipeline, $StoredAWSRegion, the environment or the profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The AWS profile. One that does not exist is an error, and never another account.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>Credentials as AWS.Tools gives them, from Get-AWSCredential or New-AWSCredential.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Credential { get; set; }

    /// <summary>The address of every AWS service, in place of AWS's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EndpointUrl { get; set; }

    /// <summary>How the object in the pipeline was reached.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    public Connection? Connection { get; set; }

    /// <summary>Asked between the calls of a piece of work.</summary>
    private protected CancellationToken Stop { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what was kept open between the objects of the pipeline.</summary>
    private protected virtual void Release()
    {
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _typed.UnionWith(MyInvocation.BoundParameters.Keys);

        // A blank cell of a CSV file says nothing; a blank that somebody has typed is most likely a variable that is not set.
        foreach (var (name, value, code) in new[] { (nameof(Region), Region, "AmsRegionInvalid"), (nameof(ProfileName), ProfileName, "AmsProfileNotFound"), (nameof(EndpointUrl), EndpointUrl, "AmsEndpointInvalid") })
            if (IsTyped(name) && string.IsNullOrWhiteSpace(value))
                ThrowTerminatingError(Errors.Record(this, new AmsException(code, $"-{name} is blank.", $"Say which, or leave -{name} out."), null));
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        foreach (var blank in WordIsSwitchAttribute.TakeBlank().Where(b => !IsTyped(b))) MyInvocation.BoundParameters.Remove(blank);
        Pump.Run(this, _stop, Work);
    }

    /// <summary>The work for one object of the pipeline. It runs off the pipeline's thread and speaks to it through the host.</summary>
    private protected abstract Task Work(PipelineHost host);

    /// <summary>How AWS is reached: what is said here comes before what rides on the object, and that before the session's defaults.</summary>
    private protected Connection Reach(string? region = null)
    {
        var profile = Filled(ProfileName);
        return new()
        {
            Region = Filled(Region) ?? Connection?.Region ?? region ?? SessionState.PSVariable.GetValue("StoredAWSRegion")?.ToString(),
            ProfileName = profile ?? (Credential is null ? Connection?.ProfileName : null),
            EndpointUrl = Filled(EndpointUrl) ?? Connection?.EndpointUrl,
            Keys = ForeignCredentials.Read(Credential)
                ?? (profile is null ? Connection?.Keys ?? (Connection?.ProfileName is null ? ForeignCredentials.Read(SessionState.PSVariable.GetValue("StoredAWSCredentials")) : null) : null),
        };
    }

    static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Opens a connection and tells of its calls with -Debug.</summary>
    private protected static AwsConnection Open(Connection reach, PipelineHost host)
    {
        var aws = AwsConnection.Open(new()
        {
            Region = reach.Region,
            Profile = reach.ProfileName,
            EndpointUrl = reach.EndpointUrl,
            AccessKey = reach.Keys?.AccessKey,
            SecretKey = reach.Keys?.SecretKey,
            SessionToken = reach.Keys?.Token,
        }, host.MfaCode);
        aws.Held += hold => host.On(EngineEvent.Waiting.For(hold));
        aws.Called += call => host.Debug($"{call.Service} {call.Operation} attempt {call.Attempt}: {call.Elapsed.TotalMilliseconds:F0} ms, request id {call.RequestId}{(call.ErrorCode is null ? "" : $", {call.ErrorCode}")}");
        return aws;
    }
}
