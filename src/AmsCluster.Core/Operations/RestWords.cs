using AmsCluster.Panel;

namespace AmsCluster.Operations;

/// <summary>What is told of a REST API's filter, in the same words everywhere.</summary>
public static class RestWords
{
    extension(RestAccess access)
    {
        /// <summary>Who is let in from outside.</summary>
        public string Who => access.IsOpen ? "anybody" : access.From.Count == 0 ? "nobody from outside" : string.Join(", ", access.From);

        /// <summary>What the REST API answered the machine that asked.</summary>
        public string HereWord => access.FromHere switch
        {
            RestAnswer.Allowed => "answers this machine",
            RestAnswer.NotAllowed => "does not answer this machine",
            RestAnswer.TokenNeeded => "wants a token first",
            RestAnswer.ClosedAtLoadBalancer => "closed to this machine at the load balancer",
            _ => "cannot be asked from here",
        };

        /// <summary>The blocks that AMS lets in and the load balancer refuses.</summary>
        public IReadOnlyList<string> Refused => access.IsOpen ? [] : [.. access.From.Except(access.LoadBalancerFrom, StringComparer.Ordinal)];

        /// <summary>What to know about it; null for nothing.</summary>
        public string? Care => access.IsOpen ? access.OpenCare : access.Refused.Count == 0 ? null
            : $"The load balancer refuses {string.Join(", ", access.Refused)}, which {access.App} lets in: access.restFrom does not name it. Set the list again with rest-access, or add it to access.restFrom.";

        string OpenCare => $"Ant Media Server lets every address reach the REST API of {access.App}{(access.IpFilterEnabled ? "" : " (ipFilterEnabled is false)")}. "
            + (access.LoadBalancerFrom.Count == 0
                ? "The load balancer refuses it to everybody outside (access.restFrom is empty)."
                : $"Only the load balancer keeps others out: it lets in {string.Join(", ", access.LoadBalancerFrom)} (access.restFrom).");

        /// <summary>That AMS has changed more than was asked; null where it has not.</summary>
        public string? Besides => access.ChangedBesides.Count == 0 ? null
            : $"Ant Media Server has changed other settings of {access.App} as well when it took the list: {string.Join(", ", access.ChangedBesides)}. It does so with values that it holds for wrong.";
    }

    /// <summary>The change as a deed, for the question before it.</summary>
    public static string Deed(RestAccess before, RestSources from) =>
        $"Let {from} reach the REST API of application {before.App} of {before.ClusterName} (now {before.Who}){(before.IpFilterEnabled ? "" : " and turn its IP filter on")}";
}
