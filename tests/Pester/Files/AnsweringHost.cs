using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

/// <summary>A PowerShell host with a user who types the given lines. Enter is an empty line: the default of a choice.</summary>
public sealed class AnsweringHost : PSHost
{
    readonly AnsweringUI _ui;

    public AnsweringHost(string[] lines) => _ui = new AnsweringUI(lines);

    public string Shown => _ui.Text.ToString();

    public override string Name => "AnsweringHost";
    public override Version Version => new Version(1, 0);
    public override Guid InstanceId { get; } = Guid.NewGuid();
    public override PSHostUserInterface UI => _ui;
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;
    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;
    public override void EnterNestedPrompt() => throw new NotSupportedException();
    public override void ExitNestedPrompt() => throw new NotSupportedException();
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }
}

public sealed class AnsweringUI : PSHostUserInterface
{
    readonly Queue<string> _lines;

    public AnsweringUI(IEnumerable<string> lines) => _lines = new Queue<string>(lines);

    public StringBuilder Text { get; } = new StringBuilder();

    public override PSHostRawUserInterface RawUI => null;

    public override string ReadLine() => _lines.Dequeue();

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Text.AppendLine(caption).AppendLine(message);
        var line = _lines.Dequeue();
        for (var i = 0; line.Length > 0 && i < choices.Count; i++)
            if (choices[i].Label.Contains("&" + line, StringComparison.OrdinalIgnoreCase)) return i;
        return defaultChoice;
    }

    public override void Write(string value) => Text.Append(value);
    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) => Text.Append(value);
    public override void WriteLine(string value) => Text.AppendLine(value);
    public override void WriteErrorLine(string value) => Text.AppendLine(value);
    public override void WriteDebugLine(string message) => Text.AppendLine(message);
    public override void WriteVerboseLine(string message) => Text.AppendLine(message);
    public override void WriteWarningLine(string message) => Text.AppendLine(message);
    public override void WriteProgress(long sourceId, ProgressRecord record) { }
    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes types, PSCredentialUIOptions options) =>
        throw new NotSupportedException();

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        Text.AppendLine(caption).AppendLine(message);
        var answers = new Dictionary<string, PSObject>();
        foreach (var field in descriptions)
        {
            Text.AppendLine(field.Name);
            answers[field.Name] = PSObject.AsPSObject(_lines.Dequeue());
        }

        return answers;
    }
}
