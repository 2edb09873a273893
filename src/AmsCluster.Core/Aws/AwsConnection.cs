using System.Diagnostics.CodeAnalysis;

namespace AmsCluster.Aws;

/// <summary>Calls to AWS in one account and Region.</summary>
public sealed class AwsConnection : IDisposable
{
    /// <summary>Opens a connection; nothing is sent yet.</summary>
    /// <param name="settings">Whose account, which Region and where.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="AmsException">The profile does not exist, or no Region is set.</exception>
    public static AwsConnection Open(AwsSettings settings) => throw new NotSupportedException();

    /// <summary>The Region.</summary>
    public string Region { get; } = "";

    /// <summary>How many HTTP attempts were sent so far, retries included.</summary>
    public int Calls { get; }

    /// <summary>Raised after each attempt, on whatever thread it ended.</summary>
    [SuppressMessage("Design", "MA0046", Justification = "Nobody needs to know who raised it.")]
    public event Action<AwsCall>? Called;

    /// <summary>Sends a request.</summary>
    internal Task<TResult> Send<TResult>(AwsRequest<TResult> request, CancellationToken stop)
    {
        Called?.Invoke(null!);
        throw new NotSupportedException();
    }

    /// <summary>Sends a request and those of all further pages.</summary>
    internal Task<IReadOnlyList<TItem>> SendAll<TResult, TItem>(
        AwsRequest<TResult> request, Func<TResult, IReadOnlyList<TItem>> items, CancellationToken stop) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
