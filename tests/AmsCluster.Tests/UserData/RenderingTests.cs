using System.Text;
using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

public class RenderingTests
{
    private const string Template = "mongodb://ams:{secret}@10.0.0.5:27017";

    public static TheoryData<string> OddValues => ["", "plain", "it's", "'", "''", "$HOME `id` $(id) \\ \"", "two\nlines", "# no comment", "é € \t!", "*?[a-z]~"];

    private static string[] Scripts =>
    [
        MongoUserData.For("live", "eu-west-1", "/amscluster/live/mongo-password"),
        MongoUserData.For("live", "eu-west-1", "/amscluster/live/mongo-password", "vol-0123456789abcdef0"),
        MongoUserData.For("live", "cn-north-1", null, endpointUrl: "http://127.0.0.1:1"),
        NodeUserData.For("eu-west-1", Template, "/amscluster/live/mongo-password"),
        NodeUserData.For("eu-west-1", "{secret}", "/amscluster/live/uri"),
        NodeUserData.For("eu-west-1", "mongodb://10.0.0.5:27017", null),
    ];

    private static string WithHooks => NodeUserData.For("eu-west-1", Template, "/amscluster/live/mongo-password", hooks: new("live-edge", "live-edge-drain", 480, "live-edge-launch"));

    [ShellTheory]
    [MemberData(nameof(OddValues))]
    public void The_shell_reads_back_what_was_quoted(string value)
    {
        var (code, output, error) = Tool.Run("bash", ["-s"], $"value={BootScript.Quote(value)}\nprintf %s \"$value\"");

        Assert.Equal((0, value, ""), (code, output, error));
    }

    [Fact]
    public void A_zero_byte_cannot_be_quoted() => Assert.Throws<ArgumentException>(() => BootScript.Quote("a\0b"));

    [Fact]
    public void Values_stand_at_the_top_as_quoted_assignments()
    {
        var script = NodeUserData.For("eu-west-1", Template, "/o'neil/$x", "http://moto:5000");

        Assert.StartsWith("#!/bin/bash\n", script, StringComparison.Ordinal);
        Assert.Contains("\nrole='node'\nregion='eu-west-1'\nuri_template='mongodb://ams:{secret}@10.0.0.5:27017'\n"
            + @"parameter='/o'\''neil/$x'" + "\nendpoint_url='http://moto:5000'\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_input_makes_the_same_text() => Assert.Equal(Scripts, Scripts);

    [Fact]
    public void Scripts_are_small_and_have_unix_lines()
    {
        Assert.All(Scripts, script =>
        {
            Assert.InRange(Convert.FromBase64String(PackedUserData.Of(script)).Length, 1000, 14 * 1024); // EC2 takes 16 KB
            Assert.DoesNotContain('\r', script);
            Assert.DoesNotContain("#include", script, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_script_that_is_longer_than_EC2_takes_is_compressed_and_is_the_same_script_however_it_was()
    {
        var (small, large) = ("#!/bin/bash\ntrue\n", WithHooks);
        Assert.Equal(small, Encoding.UTF8.GetString(Convert.FromBase64String(PackedUserData.Of(small))));
        var packed = PackedUserData.Of(large);
        Assert.InRange(Convert.FromBase64String(packed).Length, 1000, 10 * 1024);
        Assert.Equal(large, PackedUserData.TextOf(packed));

        // cloud-init looks at the first bytes (RFC 1952).
        Assert.Equal([0x1f, 0x8b, 8], Convert.FromBase64String(packed)[..3]);
        using var otherwise = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(otherwise, System.IO.Compression.CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(large));
        var another = Convert.ToBase64String(otherwise.ToArray());
        Assert.NotEqual(packed, another);
        Assert.True(PackedUserData.Same(packed, another));
        Assert.False(PackedUserData.Same(packed, PackedUserData.Of(large + " ")));
        Assert.False(PackedUserData.Same("H4sIAAAA", packed));
        Assert.False(PackedUserData.Same(null, packed));
    }

    [Fact]
    public void Nothing_looks_like_a_secret()
    {
        Assert.All([.. Scripts, WithHooks], script =>
        {
            // An access key, a key of some other kind, or a login in an address.
            Assert.DoesNotMatch("(AKIA|ASIA)[A-Z0-9]{16}", script);
            Assert.DoesNotMatch("[A-Za-z0-9+=]{32,}", script);
            Assert.DoesNotMatch(@"mongodb(\+srv)?://[^/\s]*:(?!\{secret\})[^/\s]*@", script);
        });
    }

    [Theory]
    [InlineData("mongodb://ams:hunter2@10.0.0.5:27017", null)]
    [InlineData("mongodb://ams:hunter2@10.0.0.5:27017/?appName={secret}", "/p")]
    [InlineData("mongodb://ams:{secret}hunter2@10.0.0.5:27017", "/p")]
    public void A_password_in_the_address_is_refused_and_not_repeated(string template, string? parameter)
    {
        var error = Assert.Throws<ArgumentException>(() => NodeUserData.For("eu-west-1", template, parameter));

        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.5", null)]
    [InlineData("redis://10.0.0.5", null)]
    [InlineData("mongodb://a b", null)]
    [InlineData("mongodb://10.0.0.5:27017", "/p")]
    [InlineData(Template, null)]
    [InlineData("{secret}", null)]
    public void An_address_that_cannot_work_is_refused(string template, string? parameter) =>
        Assert.Throws<ArgumentException>(() => NodeUserData.For("eu-west-1", template, parameter));

    [ShellFact]
    public void Bash_can_parse_every_script() =>
        Assert.All([.. Scripts, WithHooks], script => Assert.Equal((0, "", ""), Tool.Run("bash", ["-n", "-s"], script)));

    [ShellcheckFact]
    public void Shellcheck_finds_nothing()
    {
        // Excepted: "never called", which it says of functions that are handed to wait_for, quiet or trap by name.
        string[] arguments = ["--shell=bash", "--severity=style", "--exclude=SC2317,SC2329", "-"];

        Assert.All([.. Scripts, WithHooks], script => Assert.Equal((0, "", ""), Tool.Run(Shellcheck.Program, arguments, script)));
    }
}
