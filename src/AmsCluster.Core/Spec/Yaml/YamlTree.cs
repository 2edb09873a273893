using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AmsCluster.Spec.Yaml;

/// <summary>Makes the events of the YAML parser into nodes with positions, and says what a spec file cannot use of YAML.</summary>
internal sealed class YamlTree
{
    // A spec is three mappings deep. The limit keeps a hostile file from exhausting the stack.
    private const int Deepest = 20;

    private readonly Parser parser;
    private readonly SpecProblems problems;
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);

    private YamlTree(string yaml, SpecProblems problems)
    {
        parser = new Parser(new StringReader(yaml));
        this.problems = problems;
    }

    private ParsingEvent Current => parser.Current!;

    /// <summary>The one document of the file; null when there is none to read, which <paramref name="problems"/> then tell.</summary>
    public static YamlNode? Read(string yaml, SpecProblems problems)
    {
        var tree = new YamlTree(yaml, problems);
        try
        {
            return tree.Document();
        }
        catch (TooDeepException)
        {
            return null;
        }
        catch (YamlException e)
        {
            var (at, message) = YamlFault.Explain(e, yaml);
            problems.Add(at, "", message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser itself trips over some broken files, an unclosed bracket among them. The last thing it understood is near.
            problems.Add(tree.parser.Current is { } last ? Place(last.Start) : new Position(1, 1), "",
                "not valid YAML after this: look for a bracket, brace or quote that is not closed");
        }

        return null;
    }

    private YamlNode? Document()
    {
        parser.MoveNext();
        parser.MoveNext();
        if (Current is StreamEnd)
        {
            problems.Add(new Position(1, 1), "", "the file is empty; the least that a spec says is name and region");
            return null;
        }

        parser.MoveNext();
        var root = Node(0);
        parser.MoveNext();
        if (Current is DocumentStart second)
            problems.Add(Place(second.Start), "", "a second document starts here; a spec file holds one cluster");
        return root;
    }

    /// <summary>The node that begins at the current event; afterwards the event behind it is the current one.</summary>
    private YamlNode Node(int depth)
    {
        var at = Place(Current.Start);
        if (depth > Deepest)
        {
            // Not to be read to its end: the parser takes minutes over thousands of brackets.
            problems.Add(at, "", "nested too deep");
            throw new TooDeepException();
        }

        if (Current is AnchorAlias alias)
        {
            parser.MoveNext();
            return anchors.TryGetValue(alias.Value.Value, out var target) ? target : Broken(at, $"no anchor '&{alias.Value.Value}' stands above this");
        }

        var start = (NodeEvent)Current;
        YamlNode node = start switch
        {
            MappingStart => Mapping(at, depth),
            SequenceStart => Sequence(at, depth),
            _ => Text(at, (Scalar)start),
        };
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
            node = Broken(at, $"the tag {start.Tag.Value} means nothing in a spec; leave it out");
        if (!start.Anchor.IsEmpty)
            anchors[start.Anchor.Value] = node;
        return node;
    }

    private YamlText Text(Position at, Scalar scalar)
    {
        parser.MoveNext();
        return new YamlText(at, scalar.Value, scalar.Style != ScalarStyle.Plain);
    }

    private YamlList Sequence(Position at, int depth)
    {
        var items = new List<YamlNode>();
        parser.MoveNext();
        while (Current is not SequenceEnd)
            items.Add(Node(depth + 1));
        parser.MoveNext();
        return new YamlList(at, items);
    }

    private YamlMap Mapping(Position at, int depth)
    {
        var entries = new YamlEntries(problems);
        parser.MoveNext();
        while (Current is not MappingEnd)
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key is YamlText text)
                entries.Add(text, value);
            else if (key is not YamlBroken)
                problems.Add(key.At, "", $"a key is a word, not {key.Kind}");
        }

        parser.MoveNext();
        return new YamlMap(at, entries.Merged());
    }

    /// <summary>Ends the reading; what is the matter is among the problems already.</summary>
    private sealed class TooDeepException : Exception;

    private YamlBroken Broken(Position at, string message)
    {
        problems.Add(at, "", message);
        return new YamlBroken(at);
    }

    private static Position Place(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
