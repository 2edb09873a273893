using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;
using static AmsCluster.Tests.Aws.ModelMember;

namespace AmsCluster.Tests.Aws;

/// <summary>Our requests and results against AWS's published service models: what an emulator forgives is found here.</summary>
public class ConformanceTests
{
    private readonly List<string> _faults = [];
    private readonly HashSet<(Type, string, bool)> _seen = [];

    public static TheoryData<string> Requests => Operations.Names;

    [Fact]
    public void The_requests_are_found() => Assert.InRange(Operations.Actions.Count(), 100, 400);

    [BotocoreFact]
    public void Services_are_described_as_AWS_publishes_them()
    {
        var ofSdk = Operations.OfSdk.Values.Select(r => r.Service);
        var services = Operations.All.Select(Operations.ServiceOf).Concat(ofSdk);
        foreach (var service in services.Distinct())
        {
            var metadata = Botocore.Model(service).GetProperty("metadata");
            Assert.Equal(Text(metadata, "serviceId"), service.Id);
            Assert.Equal(Text(metadata, "apiVersion"), service.Version);
            Assert.Equal(Text(metadata, "endpointPrefix"), service.Prefix);
            Assert.Equal(Text(metadata, "signingName") ?? Text(metadata, "endpointPrefix"), service.Prefix);
            // Some can be spoken to in several ways.
            Assert.Contains(
                service.Protocol switch
                {
                    AwsProtocol.Ec2 => "ec2",
                    AwsProtocol.Query => "query",
                    AwsProtocol.Json => "json",
                    _ => "rest-xml",
                },
                metadata.GetProperty("protocols").EnumerateArray().Select(p => p.GetString()));
            Assert.Equal(service.Protocol == AwsProtocol.Json ? (Text(metadata, "targetPrefix"), "1.1") : (null, null), (service.Target, service.Protocol == AwsProtocol.Json ? Text(metadata, "jsonVersion") : null));

            // STS and S3 have an endpoint in each Region as well, which is the one that is called.
            var isRegional = service == AwsService.Sts || service == AwsService.S3;
            Assert.Equal(service.Global, Text(metadata, "globalEndpoint") is not null && !isRegional);
        }
    }

    [BotocoreTheory]
    [MemberData(nameof(Requests))]
    public void An_operation_is_typed_as_AWS_publishes_it(string name)
    {
        var type = Operations.Named(name);
        var service = Operations.ServiceOf(type);
        var model = Botocore.Model(service);
        Assert.True(model.GetProperty("operations").TryGetProperty(type.Name, out var operation), $"{service.Id} has no {type.Name}.");

        if (service.Protocol == AwsProtocol.RestXml)
        {
            var http = type.GetCustomAttribute<HttpAttribute>()!;
            Assert.Equal(Text(operation.GetProperty("http"), "method"), http.Method);
            Assert.Equal(Text(operation.GetProperty("http"), "requestUri"), http.Path);
        }

        if (operation.TryGetProperty("input", out var input))
            Compare(type, model, Text(input, "shape")!, service.Protocol, isInput: true);
        if (Operations.ResultOf(type) is { } result && result != typeof(Nothing))
            Compare(result, model, Text(operation.GetProperty("output"), "shape")!, service.Protocol, isInput: false);
        Assert.True(_faults.Count == 0, string.Join('\n', _faults));
    }

    private void Compare(Type type, JsonElement model, string shape, AwsProtocol protocol, bool isInput)
    {
        if (!_seen.Add((type, shape, isInput)))
            return;
        var published = ModelMember.Of(model, shape);
        foreach (var member in TypeShape.Of(type).Members)
        {
            var at = $"{type.Name}.{member.Name}";
            if (published.FirstOrDefault(other => string.Equals(other.Name, member.Name, StringComparison.OrdinalIgnoreCase)) is not { } twin)
                _faults.Add($"{at}: {shape} has no such member");
            else if (twin.WireName != member.WireName)
                _faults.Add($"{at}: on the wire '{member.WireName}', published '{twin.WireName}'");
            else
                CompareType(at, member, twin, model, protocol, isInput);
        }

        if (isInput)
            _faults.AddRange(Required(model, shape).Where(name => !IsAlwaysSent(type, name)).Select(name => $"{type.Name}: {name} must be required"));
    }

    private void CompareType(string at, Member member, ModelMember twin, JsonElement model, AwsProtocol protocol, bool isInput)
    {
        if (protocol == AwsProtocol.RestXml && isInput && member.Place != twin.Location switch { "uri" => WirePlace.Path, "querystring" => WirePlace.Query, _ => WirePlace.Body })
            _faults.Add($"{at}: carried in {member.Place}, published {twin.Location ?? "body"}");
        if (twin.Type == "list" && protocol == AwsProtocol.RestXml && twin.ItemLocationName != member.ItemName)
            _faults.Add($"{at}: items '{member.ItemName}', published '{twin.ItemLocationName}'");
        if (twin.Type == "list" && protocol == AwsProtocol.Query && (twin.Flattened || twin.ItemLocationName is not (null or "member")))
            _faults.Add($"{at}: the list is written in a way that the binding does not know");
        Match(at, member.Type, twin.ShapeName, model, protocol, isInput);
    }

    private void Match(string at, Type type, string shape, JsonElement model, AwsProtocol protocol, bool isInput)
    {
        var target = model.GetProperty("shapes").GetProperty(shape);
        var published = Text(target, "type")!;
        var ours = Member.KindOf(type);
        var fits = published switch
        {
            "string" or "blob" => ours == ValueKind.Text,
            "integer" => type == typeof(int),
            "long" => type == typeof(long),
            "float" or "double" => ours == ValueKind.Fraction,
            "boolean" => ours == ValueKind.Truth,
            "timestamp" => ours == ValueKind.Time,
            "list" => ours == ValueKind.List,
            "map" => ours == ValueKind.Map,
            _ => ours == ValueKind.Structure,
        };
        if (!fits)
            _faults.Add($"{at}: {type.Name}, published {published}");
        else if (published == "structure")
            Compare(type, model, shape, protocol, isInput);
        else if (published is "list")
            Match(at, type.GetGenericArguments()[^1], Text(target.GetProperty("member"), "shape")!, model, protocol, isInput);
    }

    private static bool IsAlwaysSent(Type type, string name) =>
        type.GetProperties().FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) is { } property
        && (property.GetCustomAttribute<RequiredMemberAttribute>() is not null
            || type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name)));
}
