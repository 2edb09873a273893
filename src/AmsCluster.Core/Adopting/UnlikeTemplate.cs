using AmsCluster.Resources;

namespace AmsCluster.Adopting;

/// <summary>What the launch templates give to nodes that the cluster's own versions of them will not.</summary>
internal static class UnlikeTemplate
{
    public static IEnumerable<Finding> Of(HandMade made)
    {
        if (made.Origin.Data?.ImageId is { } origin && made.Edge.Data?.ImageId is { } edge && origin != edge)
            yield return Unlike.Warning("AmsAdoptTwoImages", "image.id", $"Origins start from {origin} and edges from {edge}. A cluster has one image: edges that start after the first deployment get the origins'.", "Name another image in image.id where that is not what you want.");
        foreach (var nodes in made.Roles.Where(r => r.Data is not null))
        {
            var name = nodes.Template!.LaunchTemplateName!;
            if (nodes.Script is { More: true })
                yield return Unlike.Warning("AmsAdoptStartScript", name, "Its user data does more than to join the cluster. Nodes that start after the first deployment get the cluster's own start script, without the rest.", "Put the rest into an image, and name it in image.id.");
            if (made.Uri is not null && new AdoptedTemplate(nodes.Data!).ProfileName is { } profile)
                yield return Unlike.Warning("AmsAdoptProfile", name, $"Nodes that start after the first deployment get the cluster's instance profile in place of {profile}, to read the database's address.", "Where they need its rights, for example to store recordings, attach them to the cluster's role too.");
            if (string.Join(", ", Lost(nodes.Data!)) is { Length: > 0 } lost)
                yield return Unlike.Warning("AmsAdoptTemplate", name, $"The template also sets {lost}, which a spec does not know: nodes that start after the first deployment are without.", "The version that is there stays: the group can go back to it.");
        }
    }

    static IEnumerable<string> Lost(Ec2.ResponseLaunchTemplateData data)
    {
        if (data.InstanceMarketOptions?.MarketType is { } market) yield return $"the market {market}";
        if (data.Monitoring?.Enabled is true) yield return "detailed monitoring";
        if (data.BlockDeviceMappings.Count > 1) yield return "further volumes";
        if (data.DisableApiTermination is true) yield return "termination protection";
        if (data.CreditSpecification?.CpuCredits is { } credits) yield return $"CPU credits {credits}";
    }
}
