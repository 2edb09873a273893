using AmsCluster.Resources.UserData;

namespace AmsCluster.Tests.UserData;

/// <summary>Real runs of the MongoDB node's script on a machine with a data volume.</summary>
public class DataVolumeBootTests
{
    const string Volume = "vol-0123456789abcdef0";
    const string Nitro = "dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123456789abcdef0";

    [ShellTheory]
    [InlineData(Nitro)]
    [InlineData("dev/xvdf")]
    public void Formats_an_empty_volume_and_mounts_it_before_mongod_starts(string device)
    {
        using var machine = new Machine();
        machine.Write(device, "");

        var boot = machine.Run(Script(machine));

        Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
        var data = machine.PathOf("var/lib/mongodb");
        Assert.Contains($"mkfs.xfs -L amscluster-db {machine.PathOf(device)}", machine.Calls);
        Assert.Contains($"mount {machine.PathOf(device)} {data}", machine.Calls);
        Assert.Equal(data, machine.Read("mounted-at-start").Trim());
        Assert.StartsWith($"LABEL=amscluster-db {data} xfs defaults,noatime,nofail,", machine.Read("etc/fstab"), StringComparison.Ordinal);
        var unit = machine.Read("etc/systemd/system/mongod.service.d/amscluster-data.conf");
        Assert.Contains($"RequiresMountsFor={data}\nAssertPathIsMountPoint={data}\n", unit, StringComparison.Ordinal);
        Assert.Contains($"chown -R mongodb:mongodb {data}", machine.Calls);
        Assert.Contains($"ExecStartPre=-/usr/sbin/xfs_growfs {data}\n", machine.Read("etc/systemd/system/amscluster-disk.service"), StringComparison.Ordinal);
        Assert.Equal(Machine.Secret, machine.Read("mongo-user"));
    }

    [ShellFact]
    public void Keeps_the_data_of_an_earlier_node_and_its_database_user()
    {
        using var machine = new Machine();
        machine.Write(Nitro, "xfs and all the data");
        machine.Write("mongo-user", Machine.Secret);

        var boot = machine.Run(Script(machine));

        Assert.Equal((0, ""), (boot.ExitCode, boot.Error));
        Assert.DoesNotContain(machine.Calls, c => c.StartsWith("mkfs", StringComparison.Ordinal));
        Assert.Equal("xfs and all the data", machine.Read(Nitro));
        Assert.Equal(machine.PathOf("var/lib/mongodb"), machine.Read("mounted-at-start").Trim());
    }

    [ShellFact]
    public void A_second_run_mounts_nothing_again()
    {
        using var machine = new Machine();
        machine.Write(Nitro, "");
        machine.Run(Script(machine));
        var before = machine.Calls.Length;

        Assert.Equal(0, machine.Run(Script(machine)).ExitCode);

        Assert.DoesNotContain(machine.Calls[before..], c => c.StartsWith("mount ", StringComparison.Ordinal) || c.StartsWith("mkfs", StringComparison.Ordinal));
        Assert.Single(machine.Read("etc/fstab").Split('\n'), l => l.StartsWith("LABEL=", StringComparison.Ordinal));
    }

    [ShellFact]
    public void Never_starts_mongod_without_the_volume()
    {
        using var machine = new Machine();

        Assert.Equal(1, machine.Run(Script(machine)).ExitCode);

        Assert.Equal($"AMSCLUSTER FAILED role=mongo step=\"mount the data volume\" reason=\"waited 1 s for the data volume; last answer: {Volume} is not attached\"",
            machine.Read("var/lib/amscluster/failure").Trim());
        Assert.DoesNotContain(machine.Calls, c => c.EndsWith("start mongod", StringComparison.Ordinal));
    }

    [ShellTheory]
    [InlineData("ext4 of another machine", "mkfs.xfs: appears to contain an existing filesystem")]
    [InlineData("xfs", "mount: wrong fs type, bad superblock")]
    public void Writes_over_nothing_that_it_cannot_mount(string content, string reason)
    {
        using var machine = new Machine();
        machine.Write(Nitro, content);
        machine.Flag("mount-fails");

        Assert.NotEqual(0, machine.Run(Script(machine)).ExitCode);

        Assert.Equal(content, machine.Read(Nitro));
        Assert.EndsWith($"reason=\"{reason}\"", machine.Read("var/lib/amscluster/failure").Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain(machine.Calls, c => c.EndsWith("start mongod", StringComparison.Ordinal));
    }

    [ShellFact]
    public void Without_authentication_the_user_of_an_earlier_time_is_removed()
    {
        using var machine = new Machine();
        machine.Write(Nitro, "xfs");
        machine.Write("mongo-user", "the password of then");

        Assert.Equal(0, machine.Run(MongoUserData.For("live", "eu-west-1", null, Volume)).ExitCode);

        Assert.False(machine.Has("mongo-user"));
    }

    static string Script(Machine machine) => MongoUserData.For("live", "eu-west-1", Machine.Parameter, Volume, machine.Aws.Url);
}
