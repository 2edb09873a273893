using AmsCluster.Aws;
using AmsCluster.Aws.Troubles;

namespace AmsCluster.Resources;

/// <summary>An instance's way from start to end, with the waits that lie between.</summary>
internal static class InstanceLife
{
    /// <summary>
    /// Starts one instance. EC2 answers a token that it has seen with the instance of that time, also when that one is
    /// terminated; then the next token of the same chain is tried, so that a token never outlives what it made.
    /// </summary>
    public static async Task<Ec2.Instance> Run(Ec2.RunInstancesRequest request, string token, Run run)
    {
        while (true)
        {
            request.ClientToken = token;
            var instance = (await run.Send(Ec2Api.RunInstances(request))).Reservation.Instances[0];
            if (instance.State?.Name?.Value is not ("shutting-down" or "terminated")) return instance;
            token = ClientToken.Of(token, instance.InstanceId);
        }
    }

    /// <summary>Stops the instance, gives it another type, and starts it: its volume and its private address stay.</summary>
    public static async Task ChangeType(string id, string instanceType, Run run)
    {
        await Stop(id, run);
        await run.Send(Ec2Api.ModifyInstanceAttribute(new() { InstanceId = id, InstanceType = instanceType }));
        await Start(id, run);
    }

    /// <summary>Stops an instance: what runs on it is ended in order.</summary>
    public static async Task Stop(string id, Run run)
    {
        await run.Send(Ec2Api.StopInstances(new() { InstanceIds = [id] }));
        await UntilState(id, "stopped", run);
    }

    /// <summary>Starts a stopped instance.</summary>
    public static async Task Start(string id, Run run)
    {
        await UntilState(id, "stopped", run);
        await run.Send(Ec2Api.StartInstances(new() { InstanceIds = [id] }));
        await UntilState(id, "running", run);
    }

    /// <summary>Terminates the instance and waits until its network interface is free.</summary>
    public static async Task Terminate(string id, Run run)
    {
        await run.SendDelete(Ec2Api.TerminateInstances(new() { InstanceIds = [id] }));
        await UntilState(id, "terminated", run);
    }

    /// <summary>Reads whether an instance still exists: what waits for one that EC2 has ended waits in vain.</summary>
    /// <exception cref="AmsException">EC2 has ended it.</exception>
    public static async Task EnsureNotEnded(string id, Run run)
    {
        var found = await run.Send(Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("instance-id", [id])] }));
        var instance = found.Reservations.SelectMany(r => r.Instances).FirstOrDefault();
        if (instance?.State?.Name?.Value is not ("shutting-down" or "terminated")) return;
        var reason = new AwsRefusal(AwsService.Ec2, "RunInstances", instance.StateReason?.Code ?? "", instance.StateReason?.Message ?? "");
        var because = reason.Text.Length > 0 ? $" Its reason: {reason.Text}." : "";
        throw new AmsException("AmsInstanceEnded", $"EC2 has ended instance {id}.{because}", AwsAdvice.For(reason));
    }

    // One that AWS shows no more has been terminated for a while.
    static async Task UntilState(string id, string state, Run run)
    {
        var isEnded = false;
        await run.Watch("instances", States).Until($"instance {id} to be {state}", id, now =>
        {
            isEnded = now is null or "terminated" or "shutting-down";
            return (now ?? "terminated") == state || (isEnded && state is not "terminated");
        });
        if (isEnded && state is not "terminated") await EnsureNotEnded(id, run);
    }

    static async Task<IReadOnlyDictionary<string, string>> States(Run run, IReadOnlyList<string> ids)
    {
        var found = await run.Send(Ec2Api.DescribeInstances(new() { Filters = [Ec2Filter.Of("instance-id", ids)] }));
        return found.Reservations.SelectMany(r => r.Instances).ToDictionary(i => i.InstanceId!, i => i.State?.Name?.Value ?? "", StringComparer.Ordinal);
    }
}
