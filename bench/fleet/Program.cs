using System.Globalization;
using System.Text.Json;
using AmsCluster.Fleet;
using AmsCluster.Spec;

// fleet apply|destroy SPEC [COUNT]: does it to so many clusters of the spec at once, from this one process, and tells what it took.
var (verb, spec) = (args[0], SpecFile.Load(args[1]));
var count = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 20;
using var fleet = new Fleet(Enumerable.Range(1, count).Select(n => spec with { Name = $"fleet-{n:00}" }));
var outcome = await fleet.Go(verb == "destroy" ? Fleet.Destroy : Fleet.Apply);
Console.WriteLine(JsonSerializer.Serialize(outcome, Outcome.Json));
return outcome.Failures.Count > 0 ? 1 : 0;
