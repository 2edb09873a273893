using System.Security.Cryptography;
using System.Text;
using AmsCluster.Aws;

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
        (await reader.Send(
            Ec2Api.DescribeKeyPairs(new() { Filters = [Ec2Filter.Of("key-name", Name)] }))).KeyPairs.FirstOrDefault();

    protected override string IdOf(Ec2.KeyPairInfo actual) => actual.KeyPairId!;

    protected override IReadOnlyList<Tag> TagsOf(Ec2.KeyPairInfo actual) => actual.Tags.AsTags();

    protected override IEnumerable<Edit> Compare(Ec2.KeyPairInfo actual, State state) => CompareTags(actual.Tags.AsTags(), state, actual.KeyPairId!);

    protected override string Summary(State state) => $"RSA, private half in {File}";

    protected override async Task<Ec2.KeyPairInfo> Make(Run run)
    {
        var (key, isNew) = PemFile.ReadOrMake(File);
        using var half = key;
        var request = new Ec2.ImportKeyPairRequest
        {
            KeyName = Name,
            PublicKeyMaterial = Convert.ToBase64String(OpenSsh.PublicKey(key, Name)),
            TagSpecifications = TagSpecifications("key-pair"),
        };
        try
        {
            var answer = await run.Send(Ec2Api.ImportKeyPair(request));
            return new() { KeyName = Name, KeyPairId = answer.KeyPairId };
        }
        catch (AwsException e) when (AwsCodes.AlreadyExists(e) && isNew)
        {
            // Another run, on another machine, has made the pair: what was saved here would open nothing.
            if (!await Bears(request.PublicKeyMaterial, run)) System.IO.File.Delete(File);
            throw;
        }
    }

    async Task<bool> Bears(string publicKey, Run run)
    {
        var known = (await run.Send(Ec2Api.DescribeKeyPairs(new() { KeyNames = [Name], IncludePublicKey = true }))).KeyPairs.FirstOrDefault()?.PublicKey;
        return known is not null && Encoding.UTF8.GetString(Convert.FromBase64String(publicKey)).Split(' ')[1] == known.Split(' ')[1];
    }

    protected override Task Remove(Ec2.KeyPairInfo actual, Run run) => run.SendDelete(Ec2Api.DeleteKeyPair(new() { KeyPairId = actual.KeyPairId }));
}
