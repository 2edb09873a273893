using System.Text;

namespace AmsCluster.Cli.Output;

/// <summary>A stream that lines are written to: in colour on a terminal, else as plain text.</summary>
internal abstract class Page
{
    /// <summary>Standard output, where results go.</summary>
    public static Page OnOutput() => Console.IsOutputRedirected || !Terminal.Coloured ? Plain(Console.OpenStandardOutput()) : new ColouredPage(Console.Out);

    /// <summary>Standard error, where messages go.</summary>
    public static Page OnError() => Console.IsErrorRedirected || !Terminal.Coloured ? Plain(Console.OpenStandardError()) : new ColouredPage(Console.Error);

    public abstract void Write(Line line);

    public void Write(IEnumerable<Line> lines)
    {
        foreach (var line in lines) Write(line);
    }

    // Not Console.Out: on Windows that writes in the console's code page, which has no tree lines.
    static PlainPage Plain(Stream stream) => new(new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true });

    sealed class PlainPage(TextWriter writer) : Page
    {
        public override void Write(Line line) => writer.WriteLine(line.ToString());
    }
}
