using AmsCluster.Cli.Running;

namespace AmsCluster.Cli.Json;

/// <summary>What every command prints when it fails.</summary>
internal sealed record ErrorDocument(ErrorBody Error, IReadOnlyList<Finding>? Findings)
{
    public ErrorDocument(Problem problem) : this(new ErrorBody(problem), problem.Findings.Count > 0 ? problem.Findings : null)
    {
    }
}

/// <summary>The error itself.</summary>
internal sealed record ErrorBody(string Code, string Message, string Advice, string? RequestId)
{
    public ErrorBody(Problem problem) : this(problem.Code, problem.Message, problem.Advice, problem.RequestId)
    {
    }
}
