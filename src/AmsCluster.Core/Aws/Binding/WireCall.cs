using Amazon.Runtime;

namespace AmsCluster.Aws.Binding;

/// <summary>A request on its way through the SDK's pipeline.</summary>
internal sealed class WireCall(AwsRequest request, Type result, bool repeatable) : AmazonWebServiceRequest
{
    private readonly double _began = Pace.Now;
    private double _until;

    public AwsRequest Request { get; } = request;

    public AwsService Service { get; } = request.Service;

    /// <summary>The type of the answer.</summary>
    public Type Result { get; } = result;

    /// <summary>Whether it may be sent again when nobody knows if it was carried out.</summary>
    public bool Repeatable { get; } = repeatable;

    /// <summary>Stops the waits between attempts, never an attempt that is under way.</summary>
    public CancellationToken Between { get; init; }

    /// <summary>Whether the last attempt was refused because calls came too fast.</summary>
    public bool IsThrottled { get; set; }

    /// <summary>How many attempts AWS refused because calls came too fast.</summary>
    public int Throttles { get; private set; }

    /// <summary>Whether an attempt may have been carried out although it failed.</summary>
    public bool IsInDoubt { get; set; }

    /// <summary>Whether it is to be sent again after a throttle.</summary>
    public bool HasPatience => Pace.Now < Math.Max(_until, _began + Pacing.PatienceSeconds);

    public string Operation => Request.Operation;

    /// <summary>Notes that AWS refused an attempt because calls came too fast.</summary>
    /// <param name="until">Until when it is worth to wait on, as things are.</param>
    public void Throttled(double until)
    {
        (IsThrottled, _until) = (true, until);
        Throttles++;
    }
}

/// <summary>An answer on its way back.</summary>
internal sealed class WireAnswer : AmazonWebServiceResponse
{
    public object Result { get; init; } = new Nothing();
}
