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

        /// <summary>What to know about it; null for nothing.</summary>
        public string? Care => (access.IsOpen, access.JwtControlEnabled) switch
        {
            (true, false) => $"Anybody may create, stop and delete streams of {access.App}: its REST API is open to every address{(access.IpFilterEnabled ? "" : " (ipFilterEnabled is false)")}, and wants no token.",
            (true, true) => $"The REST API of {access.App} is open to every address{(access.IpFilterEnabled ? "" : " (ipFilterEnabled is false)")}; a token (jwtControlEnabled) is all that keeps others out.",
            _ => null,
        };

        /// <summary>That AMS has changed more than was asked; null where it has not.</summary>
        public string? Besides => access.ChangedBesides.Count == 0 ? null
            : $"Ant Media Server has changed other settings of {access.App} as well when it took the list: {string.Join(", ", access.ChangedBesides)}. It does so with values that it holds for wrong.";
    }

    /// <summary>The change as a deed, for the question before it.</summary>
    public static string Deed(RestAccess before, RestSources from) =>
        $"Let {from} reach the REST API of application {before.App} of {before.ClusterName} (now {before.Who}){(before.IpFilterEnabled ? "" : " and turn its IP filter on")}";
}
