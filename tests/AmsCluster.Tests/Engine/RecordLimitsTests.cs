using AmsCluster.Execution;
using AmsCluster.Planning;
using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;
using AmsCluster.Upgrading;

namespace AmsCluster.Tests.Engine;

/// <summary>What a cluster's records hold fits into the parameters and tags that hold it, for every spec that the rules allow.</summary>
public sealed class RecordLimitsTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    static readonly ClusterSpec Spec = Deployment.Example(1);

    [EmulatorFact]
    public async Task Thirty_tags_are_applied_changed_and_removed()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var thirty = Tagged(30, "finance ");
        await deployment.Apply(thirty);
        await deployment.AssertDone(thirty);

        await deployment.Change(Tagged(30, "sales "));
        await deployment.Change(Spec);
    }

    [EmulatorFact]
    public async Task The_greatest_spec_can_be_changed_to_another_of_the_greatest_size()
    {
        using var deployment = await Deployment.Fresh(emulator);
        var (first, second) = (Greatest(1), Greatest(2));
        await deployment.Apply(first);
        await deployment.Change(second);
    }

    [Fact]
    public void A_spec_that_does_not_fit_is_refused_by_the_rules()
    {
        var fault = Assert.Single(SpecRules.Check(Random(40, 256, 3)));
        Assert.Equal("tags", fault.Key);
        Assert.Contains($"{StoredText.MostOfOne} is the maximum", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_comes_back_and_is_compressed_only_where_it_must_be()
    {
        var (small, large) = (new string('é', 2048), new string('é', 2049));
        Assert.Equal(small, StoredText.Write(small));
        Assert.StartsWith("gzip ", StoredText.Write(large), StringComparison.Ordinal);
        Assert.Equal(large, StoredText.Read(StoredText.Write(large)));
        Assert.Null(StoredText.Read(null));
    }

    [EmulatorFact]
    public async Task Unfinished_applies_that_fill_the_record_are_reported_before_the_next()
    {
        using var deployment = await Deployment.Fresh(emulator);
        await deployment.Apply(Greatest(1));
        await emulator.Faults(1, 1, "denied");
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => deployment.Apply(Greatest(2)));
        }
        finally
        {
            await emulator.NoFaults();
        }

        var record = await ClusterRecord.Read(deployment.Aws, Spec.Name, default);
        var full = record with { Specs = [Greatest(2), Greatest(1)] };
        var finding = Assert.Single(full.NoRoomFor(Greatest(3)));
        Assert.Equal((FindingLevel.Error, "AmsRecordFull"), (finding.Level, finding.Code));
        Assert.Empty(full.NoRoomFor(Greatest(1)));
    }

    [Fact]
    public void A_long_reason_fits_into_the_note_of_an_upgrade()
    {
        var note = new UpgradeNote("ami-1", "ami-2", UpgradeStrategy.Rolling, DateTimeOffset.UnixEpoch, new Dictionary<NodeRole, UpgradeNote.GroupNote>())
        {
            Back = new('x', 9000),
        };
        Assert.InRange(note.Text.Length, 1000, 4096);
        Assert.NotNull(UpgradeNote.Parse(note.Text)?.Back);
    }

    static ClusterSpec Tagged(int count, string value) => Spec with
    {
        Tags = Enumerable.Range(0, count).ToDictionary(n => $"cost-allocation-key-{n:00}-for-the-finance-department", n => string.Concat(Enumerable.Repeat(value, 12)).Trim(), StringComparer.Ordinal),
    };

    /// <summary>A spec of the greatest size that the rules allow, with tags that do not compress.</summary>
    static ClusterSpec Greatest(int seed)
    {
        var spec = Spec;
        for (var length = 1; SpecRules.Check(Random(12, length, seed)).Count == 0; length++) spec = Random(12, length, seed);
        return spec;
    }

    static ClusterSpec Random(int count, int length, int seed)
    {
        const string signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var random = new Random(seed);
        return Spec with { Tags = Enumerable.Range(0, count).ToDictionary(n => $"key-{seed}-{n}", _ => new string(random.GetItems(signs.AsSpan(), length)), StringComparer.Ordinal) };
    }
}
