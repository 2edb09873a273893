using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AmsCluster.Tests.UserData;

/// <summary>Answers on this machine as the instance metadata service, as Systems Manager and as Ant Media Server.</summary>
internal sealed partial class AwsStandIn : IDisposable
{
    private const string MetadataToken = "metadata-token-1";
    private const string RolePath = "/latest/meta-data/iam/security-credentials/";
    private const string Mac = "0e:49:61:0f:c3:11";
    private readonly HttpListener listener;
    private int refusals;

    public AwsStandIn()
    {
        // Somebody else may take the free port before we do.
        for (var tries = 0; ; tries++)
        {
            Url = $"http://127.0.0.1:{FreePort()}";
            listener = new HttpListener { Prefixes = { Url + "/" } };
            try
            {
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (tries < 10)
            {
                listener.Close();
            }
        }

        _ = Task.Run(AnswerAll);
    }

    public string Url { get; }

    /// <summary>The parameters, by name.</summary>
    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>How many of the first calls to Systems Manager are refused, as while IAM settles.</summary>
    public int Refusals { get; init; }

    /// <summary>What Ant Media Server answers for its liveness, where that is not 200.</summary>
    public int? Liveness { get; set; }

    /// <summary>The machine's Ant Media Server.</summary>
    public MachineAms? Ams { get; set; }

    /// <summary>The instance that the metadata is of.</summary>
    public string InstanceId { get; set; } = "i-00000000000000001";

    /// <summary>What Auto Scaling wants it to be; null while it has said nothing.</summary>
    public string? TargetLifecycleState { get; set; }

    /// <summary>What a caller did that the real services would refuse.</summary>
    public ConcurrentQueue<string> Mistakes { get; } = new();

    public int ParameterCalls { get; private set; }

    public void Dispose() => ((IDisposable)listener).Dispose();

    /// <summary>A port on which nobody listens.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task AnswerAll()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                if (await Answer(context.Request) is not var (status, text))
                {
                    context.Response.Abort(); // nothing listens there
                    continue;
                }

                context.Response.StatusCode = status;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
                context.Response.Close();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or IOException)
            {
                // Closed, or the caller went away.
            }
        }
    }

    private async Task<(int Status, string Text)?> Answer(HttpListenerRequest request)
    {
        var path = request.Url!.AbsolutePath;
        if (path == "/rest/v2/liveness" && Liveness is { } liveness) return (liveness, "");
        if (path.StartsWith("/rest/", StringComparison.Ordinal))
        {
            using var asked = new StreamReader(request.InputStream);
            return Ams?.Answer(path, request.Headers["ProxyAuthorization"], await asked.ReadToEndAsync());
        }

        if (path == "/latest/api/token")
        {
            Expect(request.HttpMethod == "PUT" && request.Headers["X-aws-ec2-metadata-token-ttl-seconds"] is not null, "the metadata token needs PUT with a lifetime");
            return (200, MetadataToken);
        }

        if (path is "/latest/meta-data/mac" or $"/latest/meta-data/network/interfaces/macs/{Mac}/vpc-ipv4-cidr-blocks")
        {
            Expect(request.Headers["X-aws-ec2-metadata-token"] == MetadataToken, "metadata was asked without the token");
            return (200, path.EndsWith("mac", StringComparison.Ordinal) ? Mac : "172.31.0.0/16\n100.64.0.0/16");
        }

        if (path is "/latest/meta-data/instance-id" or "/latest/meta-data/autoscaling/target-lifecycle-state")
        {
            Expect(request.Headers["X-aws-ec2-metadata-token"] == MetadataToken, "metadata was asked without the token");
            return path.EndsWith("-id", StringComparison.Ordinal) ? (200, InstanceId) : TargetLifecycleState is { } target ? (200, target) : (404, "");
        }

        if (path.StartsWith(RolePath, StringComparison.Ordinal))
        {
            Expect(request.Headers["X-aws-ec2-metadata-token"] == MetadataToken, "metadata was asked without the token");
            return (200, path == RolePath ? "mongo-role" : """{"Code":"Success","AccessKeyId":"ASIAEXAMPLE","SecretAccessKey":"key+of/the/profile","Token":"session-token=="}""");
        }

        using var reader = new StreamReader(request.InputStream);
        return AnswerParameter(request, await reader.ReadToEndAsync());
    }

    private (int Status, string Text) AnswerParameter(HttpListenerRequest request, string body)
    {
        ParameterCalls++;
        Expect(request.Headers["X-Amz-Target"] == "AmazonSSM.GetParameter", "wrong X-Amz-Target");
        Expect(request.ContentType == "application/x-amz-json-1.1", "wrong content type");
        Expect(request.Headers["X-Amz-Security-Token"] == "session-token==", "no session token");
        Expect(AmzDate().IsMatch(request.Headers["X-Amz-Date"] ?? ""), "wrong X-Amz-Date");
        Expect(Authorization().IsMatch(request.Headers["Authorization"] ?? ""), $"wrong Authorization: {request.Headers["Authorization"]}");

        using var asked = JsonDocument.Parse(body);
        Expect(asked.RootElement.GetProperty("WithDecryption").GetBoolean(), "asked without decryption");
        var name = asked.RootElement.GetProperty("Name").GetString()!;
        if (refusals++ < Refusals) return (400, """{"__type":"AccessDeniedException","Message":"User: arn:aws:sts::111122223333:assumed-role/mongo-role/i-1 is not authorized"}""");
        return Parameters.TryGetValue(name, out var value)
            ? (200, JsonSerializer.Serialize(new { Parameter = new { Name = name, Type = "SecureString", Value = value } }))
            : (400, """{"__type":"ParameterNotFound"}""");
    }

    private void Expect(bool condition, string mistake)
    {
        if (!condition) Mistakes.Enqueue(mistake);
    }

    [GeneratedRegex(@"^\d{8}T\d{6}Z$", RegexOptions.None, 1000)]
    private static partial Regex AmzDate();

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/\\d{8}/eu-west-1/ssm/aws4_request, "
        + "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$", RegexOptions.None, 1000)]
    private static partial Regex Authorization();
}
