using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AmsCluster.Aws.Binding;

/// <summary>Lets each attempt wait for its turn, and tells the pace how AWS took it.</summary>
internal sealed class Turns(Func<Pacing> pacing, Func<Exception, bool> isThrottle, Action<AwsHold> held) : PipelineHandler
{
    private static readonly TimeSpan TellEach = TimeSpan.FromSeconds(1);

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var call = (WireCall)executionContext.RequestContext.OriginalRequest;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(executionContext.RequestContext.CancellationToken, call.IsInDoubt ? default : call.Between);
        using var turn = await Told(call, pacing().Take(call, stop.Token));
        call.IsThrottled = false;
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext);
            turn.Admitted();
            return answer;
        }
        catch (Exception failure)
        {
            if (isThrottle(failure))
                call.Throttled(turn.Refused());
            else if (failure is AmazonServiceException)
                turn.Admitted();
            call.IsInDoubt |= !call.IsThrottled;
            throw;
        }
    }

    private async Task<Pacing.Turn> Told(WireCall call, Task<Pacing.Turn> taking)
    {
        while (!taking.IsCompleted && await Task.WhenAny(taking, Task.Delay(TellEach)) != taking)
            held(new AwsHold(call.Service.Id, call.Operation, call.Throttles));
        return await taking;
    }
}
