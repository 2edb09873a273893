using System.Globalization;
using System.Xml;

namespace AmsCluster.Aws.Binding;

/// <summary>Single values as the protocols write them.</summary>
internal static class Scalar
{
    public static string Write(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    public static object? Read(string text, Type type)
    {
        if (type == typeof(string))
            return text;
        text = text.Trim();
        return text.Length == 0 ? null
            : type == typeof(int) ? int.Parse(text, CultureInfo.InvariantCulture)
            : type == typeof(long) ? long.Parse(text, CultureInfo.InvariantCulture)
            : type == typeof(double) ? double.Parse(text, CultureInfo.InvariantCulture)
            : type == typeof(bool) ? XmlConvert.ToBoolean(text.ToLowerInvariant())
            : type == typeof(DateTimeOffset) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : throw new NotSupportedException($"A {type.Name} cannot be read.");
    }
}
