namespace AmsCluster.Resources.Notices;

/// <summary>What tells people that a cluster needs them: a topic, and the alarms that are told to it.</summary>
internal static class NoticeParts
{
    // At 75 % a node refuses new streams (AMS red5.properties, server.cpu_limit).
    const double CpuNearLimit = 70;

    // mongod ends where there is no room left; from here on there is some time to let the volume grow.
    const double DiskNearFull = 80;

    /// <summary>What is told of the cluster's own database node by its start script (UserData/report-disk.py).</summary>
    public const string Namespace = "AmsCluster";

    /// <summary>What a cluster has of it, or may have of an earlier spec.</summary>
    /// <param name="spec">The spec.</param>
    /// <param name="owner">Whose all of it is.</param>
    /// <param name="cluster">The resources that are looked after.</param>
    /// <param name="maybe">Whether there may be some of it, although the spec does not ask for it.</param>
    /// <param name="wanted">Whether the cluster is wanted at all.</param>
    public static IEnumerable<Resource> Of(ClusterSpec spec, Ownership owner, IReadOnlyList<Resource> cluster, bool maybe, bool wanted)
    {
        var notice = spec.Notice;
        if (!notice.IsWanted && !maybe) return [];
        var all = new List<Resource>();
        var own = wanted && notice is { IsWanted: true, Topic: null };
        var topic = new Topic($"{spec.Name}-notice", owner) { Wanted = own };
        all.Add(topic);
        all.Add(new EmailSubscription(topic, notice.Email) { Wanted = own });
        ITopic told = notice.Topic is { } given ? new GivenTopic(given) : topic;

        wanted &= notice.IsWanted;
        var balancer = cluster.OfType<Balancer>().First(b => b.IsApplication);
        foreach (var group in cluster.OfType<AutoScalingGroup>())
        {
            var limits = spec.Group(group.Role);
            all.Add(new GroupMetrics(group) { Wanted = wanted });
            all.Add(new GroupNotices(group, told) { Wanted = wanted });
            all.Add(new Alarm($"{group.Name}-unhealthy", owner, Unhealthy(group, balancer), told) { Wanted = wanted });
            all.Add(new Alarm($"{group.Name}-at-max", owner, AtMost(group, limits.MaxSize), told) { Wanted = wanted && limits.MaxSize > limits.MinSize });
            all.Add(new Alarm($"{group.Name}-cpu", owner, Cpu(group), told) { Wanted = wanted });
        }

        if (cluster.OfType<MongoInstance>().SingleOrDefault() is { } mongo)
        {
            all.Add(new Alarm($"{mongo.Name}-status", owner, Status(mongo), told) { Wanted = wanted && mongo.Wanted });
            all.Add(new Alarm($"{mongo.Name}-disk", owner, Disk(mongo, spec.Name), told) { Wanted = wanted && mongo.Wanted });
        }

        return all;
    }

    static Measure Unhealthy(AutoScalingGroup group, Balancer balancer) => new(
        "AWS/ApplicationELB", "UnHealthyHostCount", 1, $"nodes of {group.Name} do not answer the load balancer's health check.",
        state => [("TargetGroup", Tail(state.Id(group.HttpTargets), ":")), ("LoadBalancer", Tail(state.Id(balancer), "loadbalancer/"))])
        { Of = [group.HttpTargets, balancer] };

    static Measure AtMost(AutoScalingGroup group, int most) => new(
        "AWS/AutoScaling", GroupMetrics.Desired, most, $"{group.Name} has as many nodes as it may have. If more viewers come they are refused.",
        _ => [("AutoScalingGroupName", group.Name)])
        { Of = [group], Periods = 5 };

    // Without detailed monitoring EC2 tells it each five minutes.
    static Measure Cpu(AutoScalingGroup group) => new(
        "AWS/EC2", "CPUUtilization", CpuNearLimit, $"a node of {group.Name} is near the 75 % of CPU load at which it refuses new streams.",
        _ => [("AutoScalingGroupName", group.Name)])
        { Of = [group], PeriodSeconds = 300, Periods = 1 };

    static Measure Status(MongoInstance mongo) => new(
        "AWS/EC2", "StatusCheckFailed", 1, "the MongoDB node does not pass EC2's status checks.", state => [("InstanceId", state.Id(mongo))]) { Of = [mongo] };

    static Measure Disk(MongoInstance mongo, string cluster) => new(
        Namespace, "DiskUsedPercent", DiskNearFull, "the disk of the MongoDB node is nearly full, or nothing is heard of it any more. Let it grow: mongo.volumeGiB.",
        _ => [("ClusterName", cluster)])
        { Of = [mongo], PeriodSeconds = 300, Periods = 2, TellsSilence = true };

    // CloudWatch names targets and load balancers by the end of their ARN. What is still to be made has none.
    static string Tail(string arn, string after) => arn.LastIndexOf(after, StringComparison.Ordinal) is var at && at < 0 ? arn : arn[(at + after.Length)..];
}
