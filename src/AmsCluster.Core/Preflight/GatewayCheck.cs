using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>Whether a VPC that is given has a way to the internet, without which no internet-facing load balancer is made in it.</summary>
internal static class GatewayCheck
{
    public static async Task<IEnumerable<Finding>> Run(PreflightContext context)
    {
        // AWS makes the default VPC with its gateway; to look again would cost every first deployment a call.
        if (context.Planned<Balancer>(ChangeAction.Create).Count == 0 || context.Spec.Network.Cidr is not null) return [];
        if (context.All<GivenVpc>().SingleOrDefault() is not { } vpc || vpc.Name == NetworkSpec.DefaultVpc || !context.State.Has(vpc)) return [];
        var answer = await context.Reader.Send(new Ec2.DescribeInternetGateways { Filters = [new("attachment.vpc-id", vpc.Name)] });
        return answer.InternetGateways.Count > 0 ? [] :
        [
            PreflightContext.Error("AmsVpcNoGateway", "network.vpc", $"VPC {vpc.Name} has no internet gateway: viewers could not reach its load balancer and nodes.",
                "Attach one and route the subnets to it, or use another VPC, or have one made with network.vpc: {cidr: 10.0.0.0/16}."),
        ];
    }
}
