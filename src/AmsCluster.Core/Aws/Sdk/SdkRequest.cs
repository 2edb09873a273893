using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace AmsCluster.Aws.Sdk;

/// <summary>A request whose types are the SDK's own, on its way through <see cref="AwsConnection"/>.</summary>
/// <typeparam name="TResponse">What AWS answers.</typeparam>
/// <param name="Target">The service.</param>
/// <param name="Body">What is sent. It may hold secrets; its text form is the name of its type.</param>
/// <param name="Marshaller">Writes it.</param>
/// <param name="Unmarshaller">Reads the answer.</param>
internal sealed record SdkRequest<TResponse>(
    AwsService Target,
    AmazonWebServiceRequest Body,
    IMarshaller<IRequest, AmazonWebServiceRequest> Marshaller,
    ResponseUnmarshaller Unmarshaller) : AwsRequest<TResponse>, ISdkRequest
    where TResponse : AmazonWebServiceResponse
{
    private const string Suffix = "Request";

    // The SDK's requests offer no copy.
    private static readonly Func<object, object> CopyOf = typeof(object)
        .GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!
        .CreateDelegate<Func<object, object>>();

    /// <summary>Whether it may be sent again, see <see cref="AwsRequest.Repeatable"/>.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>What a complete answer has; null where AWS may answer with nothing.</summary>
    public Func<TResponse, object?>? Needed { get; init; }

    /// <summary>Makes the answer one that the SDK can read; null where it can read it as it is.</summary>
    public Func<Stream, Stream>? Amend { get; init; }

    internal override AwsService Service => Target;

    internal override bool Repeatable => IsRepeatable;

    internal override string Operation => Body.GetType().Name[..^Suffix.Length];

    internal override object Sent => Body;

    internal override AwsRequest<TResponse> Copy() => this with { Body = (AmazonWebServiceRequest)CopyOf(Body) };

    /// <inheritdoc/>
    public IRequest Write() => Marshaller.Marshall(Body);

    /// <inheritdoc/>
    public (object Response, string? RequestId) Read(Stream answer)
    {
        var amended = Amend?.Invoke(answer) ?? answer;
        var (response, requestId) = SdkAnswer.Read(Unmarshaller, Operation, typeof(TResponse), amended);
        if (Needed is not null && Needed((TResponse)response) is null)
            throw new FormatException($"the answer lacks what {Operation} returns");
        return (response, requestId);
    }
}

/// <summary>A request of the SDK, whatever it answers.</summary>
internal interface ISdkRequest
{
    /// <summary>Makes the HTTP request.</summary>
    IRequest Write();

    /// <summary>Reads an answer.</summary>
    /// <exception cref="FormatException">It is not what the operation answers; or an XmlException or JsonException
    /// says so.</exception>
    (object Response, string? RequestId) Read(Stream answer);
}
