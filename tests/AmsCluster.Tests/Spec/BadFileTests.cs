namespace AmsCluster.Tests.Spec;

/// <summary>What the reader says, word by word: users and CI logs see nothing else of it.</summary>
public class BadFileTests
{
    private const string Head = "name: live\nregion: ap-south-1\n";

    [Theory]
    // Keys.
    [InlineData("origin:\n  instancetype: c5.xlarge", "4:3: unknown key 'instancetype' in origin; did you mean 'instanceType'?")]
    [InlineData("origin:\n  minSize: 1", "4:3: unknown key 'minSize' in origin; did you mean 'min'?")]
    [InlineData("orgin: {}", "3:1: unknown key 'orgin'; did you mean 'origin'?")]
    [InlineData("Rtmp: true", "3:1: unknown key 'Rtmp'; did you mean 'rtmp'?")]
    [InlineData("certificate: x", "3:1: unknown key 'certificate'; it stands in loadBalancer")]
    [InlineData("instanceType: x", "3:1: unknown key 'instanceType'; it stands in mongo, origin and edge")]
    [InlineData("edge: {rtmp: true}", "3:8: unknown key 'rtmp' in edge; it stands at the top of the file, without indentation")]
    [InlineData("edge: {colour: red}", "3:8: unknown key 'colour' in edge; known here are instanceType, min, max, targetCpu, warmPool, drain and volumeGiB")]
    [InlineData("origin.min: 3", "3:1: unknown key 'origin.min'; did you mean 'origin'?")]
    [InlineData("network: {vpc: {}}", "3:11: required key 'cidr' is missing in network.vpc")]
    // Types.
    [InlineData("origin: 5", "3:1: origin must be a mapping with instanceType, min, max, targetCpu, warmPool, drain or volumeGiB, not a single value")]
    [InlineData("origin: [a]", "3:1: origin must be a mapping with instanceType, min, max, targetCpu, warmPool, drain or volumeGiB, not a list")]
    [InlineData("origin: {min: two}", "3:10: origin.min must be a whole number, not 'two'")]
    [InlineData("origin: {min: '2'}", "3:10: origin.min must be a whole number, without quotes")]
    [InlineData("origin: {min: 1.0}", "3:10: origin.min must be a whole number, not '1.0'")]
    [InlineData("origin: {min: 010}", "3:10: origin.min must be a whole number, not '010'")]
    [InlineData("origin: {min: 99999999999}", "3:10: origin.min must be a whole number, not '99999999999'")]
    [InlineData("origin: {min: }", "3:10: origin.min has no value; leave the key out for its default")]
    [InlineData("monitoring: Basic", "3:1: monitoring must be detailed or basic, not 'Basic'")]
    [InlineData("monitoring: [basic]", "3:1: monitoring must be text, not a list")]
    [InlineData("rtmp: yes", "3:1: rtmp must be true or false")]
    [InlineData("rtmp: 'true'", "3:1: rtmp must be true or false")]
    [InlineData("access: {keyName: ~}", "3:10: access.keyName has no value; leave the key out for its default")]
    [InlineData("access: {keyName: [a]}", "3:10: access.keyName must be text, not a list")]
    [InlineData("network: {nodeZones: a}", "3:11: network.nodeZones must be a list such as [a, b], not a single value")]
    [InlineData("network: {nodeZones: [a, [b]]}", "3:11: network.nodeZones holds an item that must be text, not a list")]
    [InlineData("network: {nodeZones: [a, ~]}", "3:11: network.nodeZones holds an item that has no value")]
    [InlineData("tags: [a]", "3:1: tags must be a mapping such as {team: video}, not a list")]
    [InlineData("tags: {a: }", "3:1: tags has a key 'a' that has no value; write \"\" for an empty text")]
    // What stands in the file only.
    [InlineData("network:\n  nodeZones: [a, b]\n  nodeZone: a", "4:3: network.nodeZones says the same as network.nodeZone; remove one of the two")]
    [InlineData("mongo: {uri: 'mongodb://a:27017,b:99999/db'}", "3:9: mongo.uri names a port that is none: ports go from 1 to 65535")]
    [InlineData("mongo: {uri: 'mongodb://db:0'}", "3:9: mongo.uri names a port that is none: ports go from 1 to 65535")]
    [InlineData("mongo: {uri: 'mongodb://db:27017', auth: true}", "3:36: mongo.auth describes the MongoDB node, and with mongo.uri none is made; remove one of the two")]
    // YAML.
    [InlineData("rtmp: true\nrtmp: false", "4:1: key 'rtmp' is given twice; the first is in line 3")]
    [InlineData("---\nname: b", "3:1: a second document starts here; a spec file holds one cluster")]
    [InlineData("edge: *none", "3:7: no anchor '&none' stands above this")]
    [InlineData("edge: &e {<<: *e}", "3:15: no anchor '&e' stands above this")]
    [InlineData("edge: {<<: 5}", "3:8: '<<' merges mappings: write '<<: *anchor' for one that stands above")]
    [InlineData("rtmp: !!bool true", "3:7: the tag tag:yaml.org,2002:bool means nothing in a spec; leave it out")]
    [InlineData("? [a]\n: b", "3:3: a key is a word, not a list")]
    [InlineData("edge:\n\tmin: 1", "4:1: not valid YAML: a tab cannot indent a line; use spaces")]
    [InlineData("edge:\n  min: 1\n   max: 2", "5:7: not valid YAML: a key cannot stand here: check the indentation of this line, or put a value that contains ': ' in quotes")]
    [InlineData("edge:\n    min: 1\n  max: 2", "5:3: not valid YAML: this line fits no section above it: check its indentation")]
    [InlineData("access: {keyName: 'a", "3:19: not valid YAML: the quote that opens here is never closed")]
    [InlineData("access: {keyName: a\nrtmp: true", "3:10: not valid YAML after this: look for a bracket, brace or quote that is not closed")]
    [InlineData("access: {keyName: a", "4:1: not valid YAML: a bracket or brace that was opened above is not closed before this")]
    [InlineData("access: {keyName: @a}", "3:19: not valid YAML: a value cannot start with this character: put it in quotes")]
    [InlineData("edge: [1, 2\nrtmp: c", "3:8: not valid YAML after this: look for a bracket, brace or quote that is not closed")]
    // Values, at their key.
    [InlineData("edge: {drain: 481}", "3:8: edge.drain must be 0 to 480 minutes, not 481")]
    [InlineData("edge:\n  targetCpu: 75", "4:3: edge.targetCpu must be 10 to 74, not 75: at 75 % a node refuses new streams (server.cpu_limit in red5.properties), so that scaling has to begin before")]
    [InlineData("edge:\n  min: 20", "3:1: edge.max (10) is less than edge.min (20)")]
    [InlineData("network:\n  nodeZone: eu-west-1a", "4:3: zone 'eu-west-1a' is not in ap-south-1: give its full name (ap-south-1a) or its letter (a)")]
    [InlineData("tags:\n  team: video\n  Name: x", "5:3: the tag Name is set by AmsCluster on each resource (for example live-origin)")]
    public void One_problem(string rest, string expected)
        => Assert.Equal(["live.yaml:" + expected], Specs.Problems(Head + rest + "\n"));

    [Theory]
    [InlineData("", "1:1: the file is empty; the least that a spec says is name and region")]
    [InlineData("# nothing\n\n", "1:1: the file is empty; the least that a spec says is name and region")]
    [InlineData("- a\n", "1:1: a spec is a mapping of keys such as 'name: live', not a list")]
    [InlineData("live\n", "1:1: a spec is a mapping of keys such as 'name: live', not a single value")]
    [InlineData("\n\nname: live\n", "3:1: required key 'region' is missing")]
    public void A_file_as_a_whole(string yaml, string expected) => Assert.Equal(["live.yaml:" + expected], Specs.Problems(yaml));

    [Fact]
    public void All_problems_come_at_once_in_the_order_of_the_file()
        => Assert.Equal(
            [
                "live.yaml:1:1: name 'Live' must be 1 to 20 of a-z, 0-9 and -, and start with a letter",
                "live.yaml:1:1: required key 'region' is missing",
                "live.yaml:3:3: mongo.volumeGiB must be 10 to 65536, not 5",
                "live.yaml:5:3: origin.min must be a whole number, not 'x'",
                "live.yaml:6:3: unknown key 'maxx' in origin; did you mean 'max'?",
            ],
            Specs.Problems("name: Live\nmongo:\n  volumeGiB: 5\norigin:\n  min: x\n  maxx: 3\n").Order(StringComparer.Ordinal));

    [Fact]
    public void Deep_nesting_is_a_problem_like_any_other()
        => Assert.All(
            new[] { new string('[', 5000) + new string(']', 5000), new string('[', 500_000), new string('{', 500_000), "\n  " + string.Concat(Enumerable.Repeat("- ", 100_000)) },
            deep => Assert.Contains(Specs.Problems(Head + "edge: " + deep), p => p.EndsWith("nested too deep", StringComparison.Ordinal)));

    [Theory]
    [InlineData("mongo: {uri: [mongodb://u:hunter2@h]}")]
    [InlineData("mongo: mongodb://u:hunter2@h")]
    [InlineData("mongo: {uri: 'mongodb://u:hunter2@@h'}")]
    [InlineData("mongo: {uri: 'mongodb://u:hunter2/@h'}")]
    [InlineData("mongo: {uri: 'u:hunter2@h'}")]
    [InlineData("mongo: {url: mongodb://u:hunter2@h}")]
    [InlineData("mongo: {uri: \"mongodb://u:hunter2@h}")]
    [InlineData("mongo: {auth: hunter2}")]
    public void A_password_is_in_no_message(string rest) => Assert.DoesNotContain(Specs.Problems(Head + rest), p => p.Contains("hunter2", StringComparison.Ordinal));
}
