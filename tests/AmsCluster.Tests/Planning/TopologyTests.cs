using AmsCluster.Planning;
using AmsCluster.Resources;
using AmsCluster.Tests.Spec;
using FsCheck;
using FsCheck.Fluent;

namespace AmsCluster.Tests.Planning;

/// <summary>What holds of every cluster that a spec can ask for.</summary>
public class TopologyTests
{
    static void ForEverySpec(Func<Topology, bool> holds) =>
        Prop.ForAll(SpecGen.Valid.ToArbitrary(), spec => holds(GuideTopology.Of(spec, Parts.None)) && holds(GuideTopology.Of(spec, Parts.Unknown)) && holds(GuideTopology.Unwanted(spec, Parts.Unknown)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_resource_comes_after_what_it_needs_and_what_it_is_part_of() => ForEverySpec(topology =>
    {
        var place = topology.Resources.Select((resource, i) => (resource, i)).ToDictionary(p => p.resource, p => p.i);
        return topology.Resources.All(r => r.Needs.Concat(r.PartOf is { } whole ? [whole] : []).All(n => place[n] < place[r]));
    });

    [Fact]
    public void No_two_resources_have_the_same_kind_and_name() => ForEverySpec(topology =>
        topology.Resources.Select(r => r.Key).Distinct().Count() == topology.Resources.Count);

    [Fact]
    public void Names_fit_into_what_AWS_takes() => ForEverySpec(topology => topology.Resources.All(r => r switch
    {
        TargetGroup or Balancer => r.Name.Length <= 32,
        Role or InstanceProfile => r.Name.Length <= 64,
        SecurityGroup or AutoScalingGroup => r.Name.Length <= 255,
        LaunchTemplate => r.Name.Length is >= 3 and <= 128,
        _ => true,
    }));

    [Fact]
    public void What_is_wanted_needs_nothing_that_is_not() => ForEverySpec(topology => topology.Resources.Where(r => r.Wanted).All(r =>
        r is SecurityGroupRules or AutoScalingGroup or RouteTable || r.Needs.All(n => n.Wanted || n is InstanceProfile or InstanceProfileRole))); // with a profile of the user's own these only go

    [Fact]
    public void The_record_of_a_spec_covers_all_that_is_made_of_it() => Prop.ForAll(SpecGen.Valid.ToArbitrary(), spec =>
    {
        var made = GuideTopology.Of(spec, Parts.None).Resources.Where(r => r is { Wanted: true } and not IGiven).Select(r => r.Key);
        var lookedFor = GuideTopology.Unwanted(spec, Parts.Of(spec)).Resources.Where(r => r is not IGiven).Select(r => r.Key);
        return made.ToHashSet().IsSubsetOf(lookedFor);
    }).QuickCheckThrowOnFailure();
}
