namespace AmsCluster.Adopting;

/// <summary>Finds the instance that the nodes' database is on: the one that is named, else the one that has the address that the nodes are told.</summary>
internal sealed class DatabaseFinder(Survey survey, string? named)
{
    const string Subject = "MongoDB node";

    static readonly string[] Alive = ["pending", "running", "stopping", "stopped"];

    public async Task<(Ec2.Instance Instance, string Because)?> Find(string vpc, StartScript? script)
    {
        if (named is not null)
        {
            var found = await Instances(Ec2Filter.Of(named.StartsWith("i-", StringComparison.Ordinal) ? "instance-id" : "tag:Name", named));
            if (found.Count == 1) return (found[0], "named by you");
            if (found.Count == 0) survey.Stop("AmsAdoptNotFound", Subject, $"There is no instance {named} in the Region.", "Give an instance's id, or its Name tag.");
            else survey.Stop("AmsAdoptAmbiguous", Subject, $"Several instances are named {named}: {string.Join(", ", found.Select(i => i.InstanceId))}.", "Give the id of one.");
            return null;
        }

        if (script is null)
        {
            survey.Stop("AmsAdoptNotFound", Subject, "The start scripts of the groups do not say where the database is.", "Name its instance.");
            return null;
        }

        var host = script.Host;
        foreach (var name in new[] { "private-ip-address", "private-dns-name", "ip-address", "dns-name" })
            if (await Instances(Ec2Filter.Of(name, host), Ec2Filter.Of("vpc-id", vpc)) is [var only]) return (only, $"has the address {host}, which the nodes are told");
        return null;
    }

    async Task<IReadOnlyList<Ec2.Instance>> Instances(params IReadOnlyList<Ec2.Filter> filters)
    {
        var found = await survey.All(Ec2Api.DescribeInstances(new() { Filters = [.. filters, Ec2Filter.Of("instance-state-name", Alive)] }), r => r.Reservations);
        return [.. found.SelectMany(r => r.Instances)];
    }
}
