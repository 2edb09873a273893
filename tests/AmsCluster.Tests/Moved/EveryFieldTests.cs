using AmsCluster.Spec;
using AmsCluster.Tests.Emulator;
using AmsCluster.Tests.Engine;

namespace AmsCluster.Tests.Moved;

/// <summary>Whatever somebody changes or deletes of a cluster by hand: the next plan shows that and nothing else, and the next apply sets it right.</summary>
public sealed class EveryFieldTests(EveryFieldTests.Full full) : IClassFixture<EveryFieldTests.Full>
{
    static readonly ClusterSpec Spec = SpecFile.Load(Path.Combine(EmulatorFixture.Repository, "bench", "reliability", "specs", "full.yaml"));

    public static TheoryData<string> Moves => [.. Move.All.Keys];

    [EmulatorTheory]
    [MemberData(nameof(Moves))]
    public async Task What_somebody_does_is_seen_and_set_right(string what)
    {
        var (ours, before) = await full.Take();
        var move = Move.All[what];
        await move.ByHand(ours.Account);
        var work = await ours.Engine.Prepare(Spec);
        Assert.Equal(move.Seen.Order(StringComparer.Ordinal), work.Steps.SelectMany(s => s.Differences.Select(d => $"{s.Resource.Kind}/{d.Field}")).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(work.Plan.Findings, f => f.Level is FindingLevel.Error);
        await ours.Engine.Apply(work);
        await ours.AssertDone(Spec);
        await move.After(ours.Account);
        var after = await Settings.Of(ours.Account);
        var difference = string.Join('\n', before.Except(after).Select(l => $"- {l}").Concat(after.Except(before).Select(l => $"+ {l}")));
        Assert.True(difference.Length == 0 && before.Count == after.Count, difference);
        full.GiveBack();
    }

    [EmulatorFact]
    public async Task Every_parameter_that_is_sent_has_its_place_in_the_table()
    {
        await full.Take();
        Assert.Equal(ManagedFields.All.Keys.Order(StringComparer.Ordinal), full.Sent.Order(StringComparer.Ordinal));
        full.GiveBack();
    }

    [Fact]
    public void Every_field_of_the_table_is_changed_by_somebody()
    {
        var changed = Move.All.Values.SelectMany(m => m.Seen).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], ManagedFields.All.Values.Where(ManagedFields.IsSeen).Except(changed));
    }

    /// <summary>One cluster with all parts for all cases: each leaves it as it was, and one that fails has it made anew.</summary>
    public sealed class Full : IAsyncLifetime
    {
        readonly EmulatorFixture _emulator = new();
        readonly string _folder = Directory.CreateTempSubdirectory("amscluster-").FullName;
        Deployment? _deployment;
        Deployment? _lent;
        IReadOnlyList<string> _settings = [];

        internal IReadOnlySet<string> Sent { get; private set; } = new HashSet<string>();

        internal async Task<(Deployment Ours, IReadOnlyList<string> Settings)> Take()
        {
            var taken = _deployment;
            _deployment = null;
            if (taken is not null) return (_lent = taken, _settings);
            var made = await Deployment.Fresh(_emulator, _folder);
            await made.Apply(Spec);
            Sent = SentParameters.Of(await _emulator.Requests());
            _settings = await Settings.Of(made.Account);
            return (_lent = made, _settings);
        }

        internal void GiveBack() => _deployment = _lent;

        public Task InitializeAsync() => _emulator.InitializeAsync();

        public async Task DisposeAsync()
        {
            _lent?.Dispose();
            await _emulator.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
