using AmsCluster.HelpBuilder;

if (args is not [var assembly, var pages, .. { Length: > 0 } folders])
{
    Console.Error.WriteLine("Usage: AmsCluster.HelpBuilder <cmdlets.dll> <folder of pages> <folder to write>...");
    return 2;
}

var cmdlets = CmdletShape.Of(assembly);
var missing = cmdlets.Select(c => Path.Combine(pages, $"{c.Name}.md")).Where(p => !File.Exists(p)).ToList();
// In MSBuild's form, so that it is shown as a warning of the build. The tests make it an error.
foreach (var page in missing) Console.Error.WriteLine($"{page}: warning HELP0001: this cmdlet has no help page");
var maml = MamlWriter.Write(cmdlets.Where(c => File.Exists(Path.Combine(pages, $"{c.Name}.md"))).Select(c => (c, HelpPage.Read(Path.Combine(pages, $"{c.Name}.md")))));
foreach (var folder in folders)
{
    Directory.CreateDirectory(folder);
    maml.Save(Path.Combine(folder, $"{Path.GetFileName(assembly)}-Help.xml"));
    foreach (var about in Directory.EnumerateFiles(pages, "about_*.md"))
        File.WriteAllText(Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(about)}.help.txt"), AboutText.Of(about));
}

return 0;
