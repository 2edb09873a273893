using System.Xml.Linq;

namespace AmsCluster.HelpBuilder;

/// <summary>Writes pages as the XML that Get-Help reads. Syntax and binding come from the cmdlets, words from the pages.</summary>
internal static class MamlWriter
{
    static readonly XNamespace Root = "http://msh";
    static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";
    static readonly string[] Asking = ["WhatIf", "Confirm"];

    public static XDocument Write(IEnumerable<(CmdletShape Cmdlet, HelpPage Page)> pages) => new(
        new XElement(Root + "helpItems", new XAttribute("schema", "maml"), pages.Select(p => One(p.Cmdlet, p.Page))));

    static XElement One(CmdletShape cmdlet, HelpPage page) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Text("description", [page.Synopsis])),
        Text("description", page.Description),
        new XElement(Command + "syntax", cmdlet.Sets.Select(s => Syntax(cmdlet, s, page))),
        new XElement(Command + "parameters", cmdlet.Parameters.Where(p => !p.Hidden).Select(p => Parameter(p, p.Bindings[0], page)), Common(cmdlet)),
        new XElement(Command + "inputTypes", new XElement(Command + "inputType", Kind(page.Inputs), Text("description", [.. page.Inputs.Skip(1)]))),
        new XElement(Command + "returnValues", new XElement(Command + "returnValue", Kind(page.Outputs), Text("description", [.. page.Outputs.Skip(1)]))),
        new XElement(Command + "examples", page.Examples.Select(Example)));

    static XElement Syntax(CmdletShape cmdlet, string set, HelpPage page) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        cmdlet.Parameters.Where(p => !p.Hidden && p.In(set) is not null)
            .OrderBy(p => p.In(set)!.Position ?? int.MaxValue).ThenBy(p => !p.In(set)!.Mandatory)
            .Select(p => Parameter(p, p.In(set)!, page)),
        Common(cmdlet));

    static XElement Parameter(ParameterShape parameter, ParameterBinding binding, HelpPage page) => new(
        Command + "parameter",
        new XAttribute("required", binding.Mandatory),
        new XAttribute("variableLength", parameter.Type.IsArray),
        new XAttribute("globbing", parameter.Wildcards),
        new XAttribute("pipelineInput", binding.Pipeline),
        new XAttribute("position", binding.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named"),
        new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        new XElement(Maml + "name", parameter.Name),
        Text("description", page.Parameter(parameter.Name)),
        parameter.Choices.Count == 0 ? null : new XElement(Command + "parameterValueGroup", parameter.Choices.Select(c => Value(c))),
        parameter.IsSwitch ? null : Value(parameter.TypeName),
        new XElement(Dev + "type", new XElement(Maml + "name", parameter.TypeName)));

    static XElement Value(string text) => new(Command + "parameterValue", new XAttribute("required", true), new XAttribute("variableLength", false), text);

    static IEnumerable<XElement> Common(CmdletShape cmdlet) => (cmdlet.ShouldProcess ? Asking : []).Select(name => new XElement(
        Command + "parameter",
        new XAttribute("required", false),
        new XAttribute("variableLength", false),
        new XAttribute("globbing", false),
        new XAttribute("pipelineInput", "False"),
        new XAttribute("position", "named"),
        new XAttribute("aliases", name is "WhatIf" ? "wi" : "cf"),
        new XElement(Maml + "name", name),
        Text("description", [name is "WhatIf" ? "Tells what would be changed, in order, and changes nothing." : "Asks before the changes are made; -Confirm:$false never asks."]),
        new XElement(Dev + "type", new XElement(Maml + "name", "SwitchParameter"))));

    static XElement Kind(IReadOnlyList<string> text) => new(Dev + "type", new XElement(Maml + "name", text.Count > 0 ? text[0] : "None"));

    static XElement Example(HelpExample example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"---- Example {index + 1}: {example.Title} ----"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", example.Remarks.Append("").Select(r => new XElement(Maml + "para", r))));

    static XElement Text(string name, IReadOnlyList<string> paragraphs) => new(Maml + name, paragraphs.Select(p => new XElement(Maml + "para", p)));
}
