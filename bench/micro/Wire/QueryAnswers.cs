namespace AmsCluster.Micro.Wire;

/// <summary>What the query services answer: a result, and around it the operation's name and the request's id.</summary>
internal static class QueryAnswers
{
    const string Arn = "arn:aws:elasticloadbalancing:ap-south-1:123456789012";

    public static string Balancers(int count) => Answer("DescribeLoadBalancers", $"<LoadBalancers>{Members(count, Balancer)}</LoadBalancers>");

    public static string Rules(int count) => Answer("DescribeRules", $"<Rules>{Members(count, Rule)}</Rules>");

    /// <summary>An origin and an edge group, with so many nodes together.</summary>
    public static string Groups(int nodes) => Answer("DescribeAutoScalingGroups", $"<AutoScalingGroups>{Members(2, _ => Group(nodes / 2))}</AutoScalingGroups>");

    static string Balancer(int i) => $"""
        <LoadBalancerArn>{Arn}:loadbalancer/app/live-{i}/{i:x16}</LoadBalancerArn><LoadBalancerName>live-{i}</LoadBalancerName>
        <DNSName>live-{i}.ap-south-1.elb.amazonaws.com</DNSName><CanonicalHostedZoneId>ZP97RAFLXTNZK</CanonicalHostedZoneId>
        <CreatedTime>2026-01-02T03:04:05.678Z</CreatedTime><Scheme>internet-facing</Scheme><VpcId>vpc-0123456789abcdef0</VpcId>
        <State><Code>active</Code></State><Type>application</Type><IpAddressType>ipv4</IpAddressType>
        <AvailabilityZones>{Members(3, zone => $"<ZoneName>ap-south-1{(char)('a' + zone)}</ZoneName><SubnetId>subnet-{zone:x17}</SubnetId><LoadBalancerAddresses/>")}</AvailabilityZones>
        <SecurityGroups><member>sg-0123456789abcdef0</member></SecurityGroups>
        """;

    static string Rule(int i) => $"""
        <RuleArn>{Arn}:listener-rule/app/live/0123456789abcdef/0123456789abcdef/{i:x16}</RuleArn><Priority>{i + 1}</Priority><IsDefault>false</IsDefault>
        <Conditions><member><Field>query-string</Field><QueryStringConfig><Values><member><Key>target</Key><Value>edge</Value></member></Values></QueryStringConfig></member></Conditions>
        <Actions><member>
            <Type>forward</Type><Order>1</Order><TargetGroupArn>{Arn}:targetgroup/live-edge/0123456789abcdef</TargetGroupArn>
            <ForwardConfig>
                <TargetGroups><member><TargetGroupArn>{Arn}:targetgroup/live-edge/0123456789abcdef</TargetGroupArn><Weight>1</Weight></member></TargetGroups>
                <TargetGroupStickinessConfig><Enabled>false</Enabled></TargetGroupStickinessConfig>
            </ForwardConfig>
        </member></Actions>
        """;

    static string Group(int nodes) => $"""
        <AutoScalingGroupName>live-edge</AutoScalingGroupName>
        <AutoScalingGroupARN>arn:aws:autoscaling:ap-south-1:123456789012:autoScalingGroup:00000000-0000-4000-8000-000000000001:autoScalingGroupName/live-edge</AutoScalingGroupARN>
        <LaunchTemplate><LaunchTemplateId>lt-0123456789abcdef0</LaunchTemplateId><LaunchTemplateName>live-edge</LaunchTemplateName><Version>$Latest</Version></LaunchTemplate>
        <MinSize>1</MinSize><MaxSize>100</MaxSize><DesiredCapacity>{nodes}</DesiredCapacity><DefaultCooldown>300</DefaultCooldown>
        <AvailabilityZones><member>ap-south-1a</member></AvailabilityZones><LoadBalancerNames/>
        <TargetGroupARNs><member>{Arn}:targetgroup/live-edge/0123456789abcdef</member></TargetGroupARNs>
        <HealthCheckType>ELB</HealthCheckType><HealthCheckGracePeriod>300</HealthCheckGracePeriod>
        <Instances>{Members(nodes, Node)}</Instances>
        <CreatedTime>2026-01-02T03:04:05.678Z</CreatedTime><SuspendedProcesses/><VPCZoneIdentifier>subnet-0123456789abcdef0</VPCZoneIdentifier><EnabledMetrics/>
        <Tags>{Members(5, i => $"<ResourceId>live-edge</ResourceId><ResourceType>auto-scaling-group</ResourceType><Key>cost-centre:{i}</Key><Value>Live &amp; streaming</Value><PropagateAtLaunch>true</PropagateAtLaunch>")}</Tags>
        <TerminationPolicies><member>Default</member></TerminationPolicies><NewInstancesProtectedFromScaleIn>false</NewInstancesProtectedFromScaleIn>
        <TrafficSources/><CapacityRebalance>false</CapacityRebalance>
        """;

    static string Node(int i) => $"""
        <InstanceId>i-{i:x17}</InstanceId><InstanceType>c5.xlarge</InstanceType><AvailabilityZone>ap-south-1a</AvailabilityZone>
        <LifecycleState>InService</LifecycleState><HealthStatus>Healthy</HealthStatus><ProtectedFromScaleIn>false</ProtectedFromScaleIn>
        <LaunchTemplate><LaunchTemplateId>lt-0123456789abcdef0</LaunchTemplateId><LaunchTemplateName>live-edge</LaunchTemplateName><Version>3</Version></LaunchTemplate>
        """;

    static string Members(int count, Func<int, string> member) => string.Concat(Enumerable.Range(0, count).Select(i => $"<member>{member(i)}</member>"));

    static string Answer(string operation, string result) => $"""
        <{operation}Response><{operation}Result>{result}</{operation}Result><ResponseMetadata><RequestId>11112222-3333-4444-5555-666677778888</RequestId></ResponseMetadata></{operation}Response>
        """;
}
