using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AmsCluster.Cli.Json;

/// <summary>The one document that --json prints. docs/json.md describes it.</summary>
internal static class Document
{
    // No web page is written: quotes and arrows may stand as they are.
    static readonly DocumentContext Context = new(new JsonSerializerOptions(DocumentContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    // For programs that read a document a line.
    static readonly DocumentContext OneLine = new(new JsonSerializerOptions(DocumentContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false });

    public static void Write<T>(T document, bool oneLine = false)
    {
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, document, (JsonTypeInfo<T>)(oneLine ? OneLine : Context).GetTypeInfo(typeof(T))!);
        output.WriteByte((byte)'\n');
    }
}
