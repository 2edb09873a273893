using AmsCluster.Resources;

namespace AmsCluster.Preflight;

/// <summary>
/// What of others keeps Elastic Load Balancing from deleting a load balancer (DeleteLoadBalancer, ResourceInUse): an endpoint
/// service of AWS PrivateLink, or a Network Load Balancer in front. Listeners of others go along and are named.
/// </summary>
internal static class BalancerHolders
{
    const string BalancerTargets = "alb";

    public static async Task<IEnumerable<Finding>> Find(PreflightContext context)
    {
        var going = context.Planned<Balancer>(ChangeAction.Delete).Where(context.State.Has).ToList();
        var found = await Task.WhenAll(going.Select(b => b.IsApplication ? Fronts(context, b) : Services(context, b)).Concat(going.Select(b => Listeners(context, b))));
        return found.SelectMany(f => f);
    }

    static async Task<IEnumerable<Finding>> Services(PreflightContext context, Balancer balancer)
    {
        var found = await context.Reader.SendAll(Ec2Api.DescribeVpcEndpointServiceConfigurations(new()), r => r.ServiceConfigurations);
        return found.Where(s => s.NetworkLoadBalancerArns.Contains(context.State.Id(balancer))).Select(s => RemovalCheck.Held(context, balancer,
            $"endpoint service {s.ServiceId}", $"Delete the service: aws ec2 delete-vpc-endpoint-service-configurations --service-ids {s.ServiceId}"));
    }

    static async Task<IEnumerable<Finding>> Fronts(PreflightContext context, Balancer balancer)
    {
        var arn = context.State.Id(balancer);
        var groups = await context.Reader.SendAll(new Elb.DescribeTargetGroups(), r => r.TargetGroups);
        var found = await Task.WhenAll(groups.Where(g => g.TargetType is BalancerTargets).Select(async g =>
            (Group: g, Answer: await context.Reader.SendOrNull(new Elb.DescribeTargetHealth { TargetGroupArn = g.TargetGroupArn! }))));
        return found.Where(f => f.Answer?.TargetHealthDescriptions.Any(t => t.Target?.Id == arn) is true).Select(f => RemovalCheck.Held(context, balancer,
            $"target group {f.Group.TargetGroupName}",
            $"Take the load balancer out of it: aws elbv2 deregister-targets --target-group-arn {f.Group.TargetGroupArn} --targets Id={arn}"));
    }

    static async Task<IEnumerable<Finding>> Listeners(PreflightContext context, Balancer balancer)
    {
        var others = await balancer.OtherListeners(context.Reader, context.State.Id(balancer));
        return others.Select(l => PreflightContext.Warning("AmsOtherListener", balancer.Name,
            $"The {l.Protocol} listener {l.Port} of {balancer.Kind} {balancer.Name} was added manually. It is deleted with the load balancer.",
            "If it is still needed, move it to another load balancer first."));
    }
}
