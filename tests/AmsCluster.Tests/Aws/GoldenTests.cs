using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AmsCluster.Aws;

namespace AmsCluster.Tests.Aws;

/// <summary>
/// What goes over the wire, operation by operation, against stored texts; and the same requests as botocore writes them.
/// Set AMSCLUSTER_UPDATE_GOLDEN=1 to store what is written now, and read the difference before it is committed.
/// </summary>
public class GoldenTests
{
    private const string Script = """
        import json, sys, urllib.parse
        import botocore.loaders, botocore.model, botocore.serialize
        loader, out = botocore.loaders.Loader(), []
        names = {'EC2': 'ec2', 'Auto Scaling': 'autoscaling', 'Elastic Load Balancing v2': 'elbv2', 'IAM': 'iam', 'SSM': 'ssm', 'ACM': 'acm', 'STS': 'sts', 'Route 53': 'route53', 'SNS': 'sns', 'CloudWatch': 'cloudwatch', 'S3': 's3'}
        models = {}
        for call in json.load(open(sys.argv[1])):
            service = call['service']
            if service not in models:
                models[service] = botocore.model.ServiceModel(loader.load_service_model(names[service], 'service-2', call['version']), names[service])
            model = models[service]
            # CloudWatch is spoken to in several ways; ours is the one of the other old services.
            protocol = 'query' if 'query' in model.metadata.get('protocols', []) else model.metadata['protocol']
            serializer = botocore.serialize.create_serializer(protocol, include_validation=False)
            request = serializer.serialize_to_request(call['params'], model.operation_model(call['operation']))
            body = request['body']
            if isinstance(body, dict):
                body = urllib.parse.urlencode(body, quote_via=urllib.parse.quote)
            if isinstance(body, bytes):
                body = body.decode()
            path, _, part = request['url_path'].partition('?')
            query = {**({part: ''} if part else {}), **(request['query_string'] or {})}
            out.append({'body': body, 'path': path, 'target': request['headers'].get('X-Amz-Target'), 'query': query})
        print(json.dumps(out))
        """;

    private static readonly string Folder = Path.Combine(Root(), "tests", "AmsCluster.Tests", "Aws", "Golden");

    public static TheoryData<string> Requests => Operations.Names;

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_is_written_as_stored(string name)
    {
        var file = Path.Combine(Folder, name + ".txt");
        var text = WireText.Of(Samples.Of(Operations.Named(name)));
        if (Environment.GetEnvironmentVariable("AMSCLUSTER_UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, text);
        Assert.True(File.Exists(file), $"{file} is missing.");
        Assert.Equal(File.ReadAllText(file), text);
    }

    [Fact]
    public void Every_stored_text_belongs_to_an_operation() => Assert.Equal(
        Operations.All.Select(Operations.NameOf).Order(StringComparer.Ordinal),
        Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [BotocoreFact]
    public void Botocore_writes_the_same()
    {
        var requests = Operations.All.Select(Samples.Of).ToList();
        var calls = new JsonArray([.. requests.Select(request => new JsonObject
        {
            ["service"] = Operations.ServiceOf(request.GetType()).Id,
            ["version"] = Operations.ServiceOf(request.GetType()).Version,
            ["operation"] = request.GetType().Name,
            ["params"] = Samples.Plain(request),
        })]);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, calls.ToJsonString());
            var theirs = JsonNode.Parse(Botocore.Python("-c", Script, file) ?? throw new InvalidOperationException("botocore could not write the requests."))!.AsArray();
            foreach (var (request, their) in requests.Zip(theirs))
                Same(request, their!.AsObject());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Same(object request, JsonObject theirs)
    {
        var ours = WireText.Marshal(request);
        var name = Operations.NameOf(request.GetType());
        var (body, their) = (Encoding.UTF8.GetString(ours.Content ?? []), theirs["body"]!.GetValue<string>());
        switch (Operations.ServiceOf(request.GetType()).Protocol)
        {
            case AwsProtocol.Json:
                Assert.Equal(theirs["target"]!.GetValue<string>(), ours.Headers["X-Amz-Target"]);
                Assert.True(JsonNode.DeepEquals(JsonNode.Parse(their), JsonNode.Parse(body)), $"{name}: ours {body}, botocore's {their}");
                break;
            case AwsProtocol.RestXml:
                Assert.Equal(theirs["path"]!.GetValue<string>(), ours.ResourcePath);
                Assert.Equal(theirs["query"]!.AsObject().Select(pair => $"{pair.Key}={pair.Value}").Order(), WireText.Query(ours).Order());
                Assert.True(their == body || XNode.DeepEquals(XDocument.Parse(their), XDocument.Parse(body)), $"{name}: ours {body}, botocore's {their}");
                break;
            default:
                Assert.Equal(WireText.Form(their).Select(Line).Order(StringComparer.Ordinal), WireText.Form(body).Select(Line).Order(StringComparer.Ordinal));
                break;
        }

        string Line(KeyValuePair<string, string> field) => $"{name}: {field.Key}={field.Value}";
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AmsCluster.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
