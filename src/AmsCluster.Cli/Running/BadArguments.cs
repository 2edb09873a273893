using System.CommandLine;
using AmsCluster.Cli.Json;
using AmsCluster.Cli.Output;

namespace AmsCluster.Cli.Running;

/// <summary>Tells what is wrong with the arguments, in the same form as every other error.</summary>
internal static class BadArguments
{
    public static int Tell(ParseResult parsed)
    {
        var command = string.Join(' ', Names(parsed.CommandResult.Command));
        var problem = new Problem("AmsBadArguments", string.Join('\n', parsed.Errors.Select(e => e.Message)), $"See: {command} --help", null, []);

        // What is wrong may be the options themselves: asked of the words, not of what was made of them.
        if (parsed.Tokens.Any(t => t.Value == "--json")) Document.Write(new ErrorDocument(problem));
        else ErrorText.Write(Page.OnError(), problem);
        return problem.Exit;
    }

    static IEnumerable<string> Names(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? [.. Names(parent), command.Name] : ["amscluster"];
}
