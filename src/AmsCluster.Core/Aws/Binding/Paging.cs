namespace AmsCluster.Aws.Binding;

/// <summary>The one way to the next page: what an answer says about where it ended goes into a copy of the request.</summary>
internal static class Paging
{
    /// <summary>Which member of an answer goes into which of the request, over all services.</summary>
    private static readonly (string Answer, string Request)[] Marks =
    [
        ("NextToken", "NextToken"),
        ("NextMarker", "Marker"),
        ("Marker", "Marker"),
        ("NextRecordName", "StartRecordName"),
        ("NextRecordType", "StartRecordType"),
        ("NextRecordIdentifier", "StartRecordIdentifier"),
    ];

    /// <summary>The request for the next page, or null after the last.</summary>
    public static AwsRequest<TResult>? Next<TResult>(AwsRequest<TResult> request, TResult result)
    {
        var (there, back) = (TypeShape.Of(request.Sent.GetType()).Members, TypeShape.Of(typeof(TResult)).Members);
        if (Of(back, "IsTruncated")?.Get(result!) is false)
            return null;
        AwsRequest<TResult>? next = null;
        foreach (var (answer, name) in Marks)
        {
            if (Of(back, answer) is not { } from || Of(there, name) is not { } to)
                continue;
            var mark = from.Get(result!) as string;
            if (mark is { Length: > 0 })
                next ??= request.Copy();
            if (next is not null)
                to.Set(next.Sent, string.IsNullOrEmpty(mark) ? null : mark);
        }

        return next;
    }

    private static Member? Of(IReadOnlyList<Member> members, string name) => members.FirstOrDefault(member => member.Name == name);
}
