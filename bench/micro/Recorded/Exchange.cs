namespace AmsCluster.Micro.Recorded;

/// <summary>A question and its answer, as bytes. When it was asked and how it was signed is no part of it.</summary>
internal sealed record Exchange(byte[] Line, byte[] Target, byte[] Body, byte[] Answer)
{
    public static Exchange Of(in HttpText request, byte[] answer) => new(request.Line.ToArray(), request.Target.ToArray(), request.Body.ToArray(), answer);

    public bool Is(in HttpText request) => request.Body.SequenceEqual(Body) && request.Target.SequenceEqual(Target) && request.Line.SequenceEqual(Line);
}
