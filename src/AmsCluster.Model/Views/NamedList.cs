using System.Collections.ObjectModel;

namespace AmsCluster.Views;

/// <summary>A list whose text is that of its elements: so a column of Export-Csv can be read.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal sealed class NamedList<T>(IEnumerable<T> elements) : ReadOnlyCollection<T>([.. elements])
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", this);
}
