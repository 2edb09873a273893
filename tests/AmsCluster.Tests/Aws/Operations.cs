using System.Runtime.CompilerServices;
using AmsCluster.Aws;
using AmsCluster.Aws.Binding;

namespace AmsCluster.Tests.Aws;

/// <summary>All requests that the AWS layer knows, found by reflection.</summary>
internal static class Operations
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(AwsConnection).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true } && ResultOf(type) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Names => [.. All.Select(NameOf)];

    /// <summary>For example <c>Ec2.RunInstances</c>.</summary>
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
        (AwsService)type.GetProperty("Service", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!
            .GetValue(RuntimeHelpers.GetUninitializedObject(type))!;

    public static WireCall Call(object request) => new((AwsRequest)request, ResultOf(request.GetType())!, repeatable: true);
}
