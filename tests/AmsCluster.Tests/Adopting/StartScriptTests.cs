using System.Text;
using AmsCluster.Adopting;

namespace AmsCluster.Tests.Adopting;

/// <summary>What the user data of nodes made by hand says of their database.</summary>
public sealed class StartScriptTests
{
    [Theory]
    [InlineData("./change_server_mode.sh cluster 172.31.4.5", "mongodb://172.31.4.5:27017", "172.31.4.5")]
    [InlineData("sudo ./change_server_mode.sh cluster \"172.31.4.5\"", "mongodb://172.31.4.5:27017", "172.31.4.5")]
    [InlineData("bash /usr/local/antmedia/change_server_mode.sh cluster mongodb://10.0.0.9:27018", "mongodb://10.0.0.9:27018", "10.0.0.9")]
    [InlineData("./change_server_mode.sh cluster 'mongodb+srv://u:p@db.example.com/?tls=true'", "mongodb+srv://u:p@db.example.com/?tls=true", "db.example.com")]
    [InlineData("./change_server_mode.sh cluster 10.0.0.9 ams p@ss", "mongodb://ams:p%40ss@10.0.0.9", "10.0.0.9")]
    public void The_address_is_read_in_every_form_that_people_write(string line, string uri, string host)
    {
        var script = Of($"#!/bin/bash\ncd /usr/local/antmedia\n{line}\n")!;
        Assert.Equal((uri, host, false), (script.MongoUri, script.Host, script.More));
    }

    [Theory]
    [InlineData("#!/bin/bash\napt-get update\n")]
    [InlineData("#!/bin/bash\n./change_server_mode.sh standalone\n")]
    public void A_script_that_joins_no_cluster_is_none(string text) => Assert.Null(Of(text));

    [Fact]
    public void Nothing_and_what_is_no_text_are_none()
    {
        Assert.Null(StartScript.Of(null));
        Assert.Null(StartScript.Of("not base64"));
    }

    [Fact]
    public void What_else_it_does_is_seen() =>
        Assert.True(Of("#!/bin/bash\n# join\nsleep 30\ncd /usr/local/antmedia\n./change_server_mode.sh cluster 10.0.0.9\naws s3 cp s3://ours/red5.properties conf/\n")!.More);

    [Fact]
    public void An_address_that_is_found_out_at_run_time_is_not_taken_for_one() => Assert.False(Of("./change_server_mode.sh cluster \"$uri\"\n")!.IsPlain);

    static StartScript? Of(string text) => StartScript.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
}
