using AmsCluster.Operations;

namespace AmsCluster.Tests.Operations;

/// <summary>The fields of a change stand in columns.</summary>
public sealed class ChangeTextTests
{
    static IReadOnlyList<string> Details(params FieldChange[] fields) =>
        ChangeText.Details(new(ChangeAction.Update, "launch template", "live-edge", null, null, "update") { Fields = fields });

    [Fact]
    public void Arrows_are_below_one_another() => Assert.Equal(
        [
            "start script  drain minutes 0           → drain minutes 5",
            "start script  hook of ending nodes none → hook of ending nodes live-edge-drain",
        ],
        Details(
            new("start script", "drain minutes 0", "drain minutes 5"),
            new("start script", "hook of ending nodes none", "hook of ending nodes live-edge-drain")));

    [Fact]
    public void A_very_long_value_pushes_no_other_to_the_right()
    {
        var tags = string.Join(", ", Enumerable.Repeat("team=video", 9));
        Assert.Equal([$"tags  {tags} → none", "max   10 → 12"], Details(new("tags", tags, null), new("max", "10", "12")));
    }
}
