using System.Reflection;
using System.Runtime.CompilerServices;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Aws;

/// <summary>All requests that the AWS layer knows, with types of our own and of the SDK, found by reflection.</summary>
internal static class Operations
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(AwsConnection).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true, IsGenericType: false })
            .Where(type => ResultOf(type) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>An empty request of each operation with types of the SDK, by the name of its method.</summary>
    public static IReadOnlyDictionary<string, AwsRequest> OfSdk { get; } = new[] { typeof(Ec2Api), typeof(SsmApi) }
        .SelectMany(api => api.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .ToDictionary(
            method => method.Name,
            method => (AwsRequest)method.Invoke(null, [Empty(method.GetParameters().Single())])!);

    /// <summary>All operations as IAM policies name them, for example <c>ec2:RunInstances</c>.</summary>
    public static IEnumerable<string> Actions => All.Select(type => $"{ServiceOf(type).Rights}:{type.Name}")
        .Concat(OfSdk.Values.Select(request => $"{request.Service.Rights}:{request.Operation}"));

    public static TheoryData<string> Names => [.. All.Select(NameOf)];

    /// <summary>For example <c>Elb.CreateRule</c>.</summary>
    public static string NameOf(Type type) => type.FullName!["AmsCluster.Aws.".Length..];

    public static Type Named(string name) => All.Single(type => NameOf(type) == name);

    /// <summary>The type of the answer, or null where the type is no request.</summary>
    public static Type? ResultOf(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(AwsRequest<>))
                return parent.GetGenericArguments()[0];
        }

        return null;
    }

    public static AwsService ServiceOf(Type type) =>
        (AwsService)type.GetProperty("Service", BindingFlags.Instance | BindingFlags.NonPublic)!
            .GetValue(RuntimeHelpers.GetUninitializedObject(type))!;

    static object? Empty(ParameterInfo request) => Activator.CreateInstance(request.ParameterType);

    public static WireCall Call(object request) => new((AwsRequest)request, ResultOf(request.GetType())!, repeatable: true);
}
