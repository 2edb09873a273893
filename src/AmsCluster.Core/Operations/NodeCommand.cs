using System.Globalization;
using AmsCluster.Aws;

namespace AmsCluster.Operations;

/// <summary>
/// Runs a shell script on a machine through Systems Manager (<c>SendCommand</c>, document <c>AWS-RunShellScript</c>) and waits for its end.
/// AWS keeps the script and its output for all to see who may list commands: neither may hold a secret.
/// </summary>
/// <param name="aws">The account and Region.</param>
/// <param name="events">Told of what happens meanwhile.</param>
/// <param name="patience">How long is waited for what.</param>
internal sealed class NodeCommand(AwsConnection aws, IEngineEvents? events = null, Patience? patience = null)
{
    // The agent takes a command up within seconds; one that has not done so after this long is not there.
    const int SecondsToTakeUp = 60;

    static readonly TimeSpan UsualLimit = TimeSpan.FromMinutes(3);

    readonly Patience _patience = patience ?? Patience.Default;

    /// <summary>Refuses a machine whose agent does not speak to Systems Manager: a command would wait for it in vain.</summary>
    /// <exception cref="AmsException">It says since when, and what an agent needs.</exception>
    public async Task RequireAgent(string instanceId, CancellationToken stop)
    {
        var answer = await aws.Send(SsmApi.DescribeInstanceInformation(new() { Filters = [new() { Key = "InstanceIds", Values = [instanceId] }] }), stop);
        var agent = answer.InstanceInformationList.FirstOrDefault(i => i.InstanceId == instanceId);
        if (agent?.PingStatus == "Online") return;
        throw agent is null
            ? new AmsException("AmsAgentMissing", $"Systems Manager does not know {instanceId}: its agent has never reported.",
                "It needs an instance profile with the agent's rights, the agent (snap list amazon-ssm-agent), and a way to Systems Manager over HTTPS. A machine that has just been started takes some minutes.")
            : new AmsException("AmsAgentOffline", $"The agent of Systems Manager on {instanceId} does not answer: {agent.PingStatus}{(agent.LastPingDateTime.InUtc() is { } last ? $", last heard of at {last:u}" : "")}.",
                "Look whether the machine is well (aws ec2 describe-instance-status) and reaches Systems Manager over HTTPS; restarting it starts the agent anew.");
    }

    /// <summary>Runs a script.</summary>
    /// <param name="instanceId">The machine.</param>
    /// <param name="script">The script.</param>
    /// <param name="comment">What Systems Manager shows beside it, up to 100 characters.</param>
    /// <param name="stop">Stops the waiting: the script goes on.</param>
    /// <param name="limit">How long it may run; null for three minutes.</param>
    /// <exception cref="AmsException">It cannot be sent, or did not end in time.</exception>
    public async Task<CommandEnd> Run(string instanceId, string script, string comment, CancellationToken stop, TimeSpan? limit = null)
    {
        var seconds = ((int)(limit ?? UsualLimit).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var sent = await aws.Send(
            SsmApi.SendCommand(new()
            {
                DocumentName = "AWS-RunShellScript",
                InstanceIds = [instanceId],
                Parameters = new() { ["commands"] = [script], ["executionTimeout"] = [seconds] },
                Comment = comment,
                TimeoutSeconds = SecondsToTakeUp,
            }),
            stop);
        return await End(sent.Command!.CommandId!, instanceId, (limit ?? UsualLimit) + _patience.Going, stop);
    }

    async Task<CommandEnd> End(string command, string instanceId, TimeSpan longest, CancellationToken stop)
    {
        var waiting = new Waiting($"the command on {instanceId} to end", longest, _patience, events ?? NoEvents.Instance, stop);
        while (true)
        {
            Ssm.GetCommandInvocationResponse? now = null;
            try
            {
                now = await aws.Send(SsmApi.GetCommandInvocation(new() { CommandId = command, InstanceId = instanceId }), stop);
            }
            catch (AwsException e) when (e.Code == "InvocationDoesNotExist")
            {
                // It takes a moment until a command that was sent is seen.
            }

            if (now?.Status?.Value is not (null or "Pending" or "InProgress" or "Delayed"))
                return new(instanceId, command, now.StatusDetails ?? now.Status, now.ResponseCode ?? -1, now.StandardOutputContent ?? "", now.StandardErrorContent ?? "");
            await waiting.AWhile(now?.Status);
        }
    }
}
