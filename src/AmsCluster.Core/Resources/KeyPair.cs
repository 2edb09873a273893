using System.Security.Cryptography;

namespace AmsCluster.Resources;

/// <summary>
/// A key pair of the cluster's own. The private half is made here and is on disk before AWS hears of the public one,
/// so that no moment exists in which a key is in use that nobody has.
/// </summary>
internal sealed class KeyPair(string name, Ownership owner, string folder) : Ec2Resource<Ec2.KeyPairInfo>(name, owner)
{
    public override string Kind => "key pair";

    /// <summary>The file that the private half is saved in.</summary>
    public string File => Path.Combine(folder, $"{Name}.pem");

    protected override async Task<Ec2.KeyPairInfo?> Find(Reader reader) =>
        (await reader.Send(new Ec2.DescribeKeyPairs { Filters = [new("key-name", Name)] })).KeyPairs.FirstOrDefault();

    protected override string IdOf(Ec2.KeyPairInfo actual) => actual.KeyPairId!;

    protected override IReadOnlyList<Aws.Tag> TagsOf(Ec2.KeyPairInfo actual) => actual.Tags;

    protected override IEnumerable<Edit> Compare(Ec2.KeyPairInfo actual, State state) => CompareTags(actual.Tags, state, actual.KeyPairId!);

    protected override string Summary(State state) => $"RSA, private half in {File}";

    protected override async Task<Ec2.KeyPairInfo> Make(Run run)
    {
        using var key = PemFile.ReadOrMake(File);
        var request = new Ec2.ImportKeyPair { KeyName = Name, PublicKeyMaterial = Convert.ToBase64String(OpenSsh.PublicKey(key, Name)), TagSpecifications = TagSpecifications("key-pair") };
        var answer = await run.Send(request);
        return new() { KeyName = Name, KeyPairId = answer.KeyPairId };
    }

    protected override Task Remove(Ec2.KeyPairInfo actual, Run run) => run.SendDelete(new Ec2.DeleteKeyPair { KeyPairId = actual.KeyPairId });
}
