using System.Collections;

namespace AmsCluster.Aws.Binding;

/// <summary>Lists of what is only known at run time.</summary>
internal static class Lists
{
    public static Array Of(List<object?> items, Type type)
    {
        var array = Array.CreateInstance(type, items.Count);
        ((ICollection)items).CopyTo(array, 0);
        return array;
    }

    /// <summary>Whether a value is sent: not null and, of lists and maps, not empty.</summary>
    public static bool IsSent(object? value) => value switch
    {
        null => false,
        string => true,
        ICollection collection => collection.Count > 0,
        IEnumerable items => items.GetEnumerator().MoveNext(),
        _ => true,
    };
}
