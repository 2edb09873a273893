using AmsCluster.Planning;
using AmsCluster.Tests.Spec;
using FsCheck;
using FsCheck.Fluent;

namespace AmsCluster.Tests.Planning;

public class PartsTests
{
    [Fact]
    public void A_union_covers_both_and_nothing_covers_more_than_all() => Prop.ForAll(SpecGen.Valid.Two().ToArbitrary(), pair =>
    {
        var (a, b) = (Parts.Of(pair.Item1), Parts.Of(pair.Item2));
        var both = a.Union(b);
        return both.Cover(a) && both.Cover(b) && a.Cover(Parts.None) && (a.Cover(both) == a.Cover(b));
    }).QuickCheckThrowOnFailure();
}
