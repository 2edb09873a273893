using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;
using Ec2 = Amazon.EC2.Model;

namespace AmsCluster.Tests.Spec;

/// <summary>Texts that would do harm in a shell, a query, a header or a document, in every key of the spec that takes text.</summary>
public sealed class InjectionTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly string[] Hostile =
    [
        "$(touch /tmp/owned)", "`touch /tmp/owned`", "'; touch /tmp/owned #", "\" || touch /tmp/owned \"", "a\ntouch /tmp/owned", "a\r\nX-Owned: 1", "x&Action=DeleteVpc", "*", "?",
        "../../owned", "%00owned", "{\"$ne\": null}", "<!ENTITY owned>", "${owned}", "{secret}", "--endpoint-url=http://owned", "owned\0",
    ];

    // AWS takes almost any text here, and it goes nowhere but to AWS, as data.
    static readonly string[] Free = ["access.keyName", "tags"];

    public static TheoryData<string> Keys => new(SpecSchema.Keys.Where(k => k.Type == SpecType.Text || k.Type == SpecType.List).Select(k => k.Path).Except(Free, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keys))]
    public void They_are_refused_by_the_key_that_has_them(string path)
    {
        var key = SpecSchema.Find(path)!;
        foreach (var text in Hostile)
        {
            var spec = key.Set(Specs.Least, key.Type == SpecType.List ? (IReadOnlyList<string>)[text] : text);

            // One zone as the only one is said by its list, and the host's zone and key want others beside them.
            Assert.Contains(Specs.Faults(spec), fault => fault == path || fault == $"{path}s");
        }
    }

    [EmulatorFact]
    public async Task Where_AWS_takes_them_they_come_back_as_they_are_and_reach_no_script()
    {
        using var deployment = await Deployment.Fresh(emulator);
        const string Key = "$(touch /tmp/owned)";
        await deployment.Account.Send(Ec2Api.ImportKeyPair(new() { KeyName = Key, PublicKeyMaterial = Convert.ToBase64String("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFdBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"u8) }));
        var texts = Hostile.Where(t => t.All(c => !char.IsControl(c)) && t is not ("*" or "?")).ToList();
        var tags = texts.Select((t, i) => KeyValuePair.Create($"k{i} {t}", t)).Where(t => Specs.Faults(Specs.Least with { Tags = new Dictionary<string, string> { [t.Key] = t.Value } }).Length == 0).ToDictionary();
        var spec = Deployment.Example(1) with { Access = new() { KeyName = Key }, Tags = tags };
        Assert.NotEmpty(tags);

        await deployment.Apply(spec);
        await deployment.AssertDone(spec);
        var mongo = await deployment.Account.Instance("live-mongo");
        Assert.All(tags, t => Assert.Contains(mongo.Tags, there => there.Key == t.Key && there.Value == t.Value));
        Assert.Equal(Key, mongo.KeyName);
        var scripts = new List<string> { await deployment.Account.UserData(mongo.InstanceId!) };
        foreach (var group in new[] { "live-origin", "live-edge" })
            scripts.AddRange((await deployment.Account.TemplateVersions(group)).Select(v => Account.Text(v.UserData)));
        Assert.All(scripts, s => Assert.DoesNotContain("owned", s, StringComparison.Ordinal));
        await deployment.Destroy("live");
        Assert.Equal([$"key pair {Key}"], await deployment.Account.Left());
    }
}
