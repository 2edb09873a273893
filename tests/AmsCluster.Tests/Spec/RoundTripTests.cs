using AmsCluster.Spec;
using FsCheck;
using FsCheck.Fluent;

namespace AmsCluster.Tests.Spec;

public class RoundTripTests
{
    [Fact]
    public void What_is_written_is_read_as_the_same()
        => Prop.ForAll(Arb.From(SpecGen.Valid), spec =>
            SpecRules.Check(spec).Count == 0
            && SpecComparer.Same(spec, SpecFile.Parse(SpecWriter.Write(spec, maskSecrets: false), ""))
            && SpecComparer.Same(spec, SpecFile.Parse(SpecWriter.Write(spec, includeDefaults: true, maskSecrets: false), ""))).QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_puts_every_key_back_on_its_property()
        => Prop.ForAll(Arb.From(SpecGen.Valid), spec =>
        {
            // Not by the canonical text, which could forget the same key twice.
            var read = SpecFile.Parse(SpecWriter.Write(spec, maskSecrets: false), "");
            var empty = new SortedDictionary<string, string>();
            return read.Network.NodeZones.SequenceEqual(spec.Network.NodeZones)
                && read.Network.LoadBalancerZones.SequenceEqual(spec.Network.LoadBalancerZones)
                && read.Network.Subnets.SequenceEqual(spec.Network.Subnets)
                && read.Access.DashboardFrom.SequenceEqual(spec.Access.DashboardFrom)
                && read.Access.RestFrom.SequenceEqual(spec.Access.RestFrom)
                && read.Tags.OrderBy(t => t.Key, StringComparer.Ordinal).SequenceEqual(spec.Tags.OrderBy(t => t.Key, StringComparer.Ordinal))
                && read with { Network = read.Network with { NodeZones = [], LoadBalancerZones = [], Subnets = [] }, Tags = empty }
                    == spec with { Network = spec.Network with { NodeZones = [], LoadBalancerZones = [], Subnets = [] }, Access = spec.Access with { DashboardFrom = read.Access.DashboardFrom, RestFrom = read.Access.RestFrom }, Tags = empty };
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_can_be_a_value()
        => Prop.ForAll(Arb.From(SpecGen.AnyText), text =>
            SpecFile.ParseStored(SpecWriter.Write(Specs.Least with { Access = new() { KeyName = text }, Tags = new Dictionary<string, string> { [text] = text } }), "")
                is var read && read.Access.KeyName == text && read.Tags[text] == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_file_is_read_or_refused_but_never_breaks_the_reader()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Arb.From(SpecGen.BrokenFile), yaml =>
        {
            try
            {
                SpecFile.Parse(yaml, "live.yaml");
            }
            catch (SpecException e)
            {
                return e.Problems.Count > 0 && e.Problems.All(p => p is { Line: > 0, Column: > 0 }) && e.Message.Split('\n').Length == e.Problems.Count;
            }

            return true;
        }));
}
