using System.Collections.ObjectModel;

namespace AmsCluster.Views;

/// <summary>A list whose text is that of its elements: so a column of Export-Csv can be read.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
internal sealed class NamedList<T>(IEnumerable<T> elements) : ReadOnlyCollection<T>([.. elements])
{
    /// <summary>The empty list.</summary>
    public static NamedList<T> None { get; } = new([]);

    /// <summary>The list of these elements.</summary>
    public static NamedList<T> Of(IEnumerable<T> elements) => elements as NamedList<T> ?? new(elements);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", this);
}
