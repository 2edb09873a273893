using System.Security.Cryptography;
using AmsCluster.Execution;
using AmsCluster.Tests.Emulator;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Engine;

/// <summary>A key pair made with the cluster: its private half is on disk, in its owner's hands alone, and never lost.</summary>
public sealed class KeyFileTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>, IDisposable
{
    static readonly ClusterSpec Spec = Deployment.Example(9);
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    string Pem => Path.Combine(_folder.FullName, "ssh-and-new-key.pem");

    [EmulatorFact]
    public async Task The_private_key_is_saved_for_its_owner_alone_and_a_second_run_does_not_touch_it()
    {
        using var deployment = await Deployment.Fresh(emulator, _folder.FullName);
        await deployment.Apply(Spec);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Pem));
        var (text, written) = (await File.ReadAllTextAsync(Pem), File.GetLastWriteTimeUtc(Pem));

        await deployment.Apply(Spec);
        Assert.Equal((text, written), (await File.ReadAllTextAsync(Pem), File.GetLastWriteTimeUtc(Pem)));
        Assert.Equal([Pem], _folder.GetFiles().Select(f => f.FullName));
        Assert.DoesNotContain(text[100..140], await emulator.Requests(), StringComparison.Ordinal);
    }

    [EmulatorFact]
    public async Task AWS_has_the_public_half_of_the_key_in_the_file_and_nodes_bear_it()
    {
        using var deployment = await Deployment.Fresh(emulator, _folder.FullName);
        await deployment.Apply(Spec);
        using var key = RSA.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(Pem));
        var known = (await deployment.Account.Send(Ec2Api.DescribeKeyPairs(new() { KeyNames = [Spec.Access.KeyName!], IncludePublicKey = true }))).KeyPairs.Single();
        var blob = Convert.FromBase64String(known.PublicKey!.Split(' ')[1]);
        Assert.Contains(Convert.ToHexString(key.ExportParameters(false).Modulus!), Convert.ToHexString(blob), StringComparison.Ordinal);
        Assert.All(await deployment.Account.Instances(), i => Assert.Equal(Spec.Access.KeyName, i.KeyName));
    }

    [EmulatorFact]
    public async Task A_file_that_is_something_else_is_never_written_over()
    {
        await File.WriteAllTextAsync(Pem, "my diary");
        using var deployment = await Deployment.Fresh(emulator, _folder.FullName);
        var plan = await deployment.Plan(Spec);
        Assert.Contains(plan.Findings, f => f is { Level: FindingLevel.Error, Code: "AmsKeyFileExists" } && f.Message.Contains(Pem, StringComparison.Ordinal));
        await Assert.ThrowsAsync<BlockedException>(() => deployment.Apply(Spec));
        Assert.Equal("my diary", await File.ReadAllTextAsync(Pem));
        Assert.Equal(0, (await emulator.Calls()).Writes);
    }

    [EmulatorFact]
    public async Task The_key_goes_with_the_cluster_or_with_createKey_and_one_that_was_there_before_stays()
    {
        using var deployment = await Deployment.Fresh(emulator, _folder.FullName);
        await deployment.Apply(Spec);
        var (plan, _) = await deployment.Change(Spec with { Access = new() { KeyName = "ant" } });
        Assert.Contains("Delete key pair ssh-and-new-key", Deployment.Lines(plan));
        Assert.Contains("Update launch template ssh-and-new-key-edge", Deployment.Lines(plan));
        await deployment.Destroy(Spec.Name);
        Assert.Equal(["ant"], (await deployment.Account.Send(Ec2Api.DescribeKeyPairs(new()))).KeyPairs.Select(k => k.KeyName));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
