using System.Diagnostics;
using AmsCluster.Panel;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.Panel;

/// <summary>The script of the MongoDB node (<c>panel-users.js</c>), run by the real mongosh on this machine.</summary>
/// <param name="address">The address, with <c>{secret}</c> for the password.</param>
/// <param name="secret">The password. Null: the database asks for none.</param>
internal sealed class MongoshUsers(string address, string? secret) : IPanelUsers
{
    public async Task<PanelUserList> Read(string email, CancellationToken stop) => PanelUserList.Parse(await Run(email, null))!;

    public Task Set(string email, string hash, CancellationToken stop) => Run(email, hash);

    async Task<string> Run(string email, string? hash)
    {
        var home = Directory.CreateTempSubdirectory("amscluster-mongosh-");
        try
        {
            var script = Path.Combine(home.FullName, "script.js");
            await File.WriteAllTextAsync(script, BootScript.Part("panel-users.js"));
            using var process = Process.Start(Start(script, home.FullName, email, hash))!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? await output : throw PanelEnd.Of(process.ExitCode, (await output).Trim(), "live", "from here")!;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    ProcessStartInfo Start(string script, string home, string email, string? hash) =>
        new(Mongosh.Path, ["--nodb", "--quiet", "--norc", "--file", script])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["HOME"] = home, ["AMS_URI"] = address, ["AMS_SECRET"] = secret, ["AMS_EMAIL"] = email, ["AMS_HASH"] = hash },
        };
}
