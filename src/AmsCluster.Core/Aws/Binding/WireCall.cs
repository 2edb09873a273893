using Amazon.Runtime;

namespace AmsCluster.Aws.Binding;

/// <summary>A request on its way through the SDK's pipeline.</summary>
internal sealed class WireCall(object request, AwsService service, Type result, bool repeatable) : AmazonWebServiceRequest
{
    public object Request { get; } = request;

    public AwsService Service { get; } = service;

    /// <summary>The type of the answer.</summary>
    public Type Result { get; } = result;

    /// <summary>Whether it may be sent again when nobody knows if it was carried out.</summary>
    public bool Repeatable { get; } = repeatable;

    public string Operation => Request.GetType().Name;
}

/// <summary>An answer on its way back.</summary>
internal sealed class WireAnswer : AmazonWebServiceResponse
{
    public object Result { get; init; } = new Nothing();
}
