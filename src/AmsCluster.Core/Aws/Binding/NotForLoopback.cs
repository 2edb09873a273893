using System.Net;

namespace AmsCluster.Aws.Binding;

/// <summary>The proxy of the surroundings, but for this machine: an emulator's calls must not go through, nor to, anybody else.</summary>
internal sealed class NotForLoopback(IWebProxy surroundings) : IWebProxy
{
    public ICredentials? Credentials { get => surroundings.Credentials; set => surroundings.Credentials = value; }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : surroundings.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || surroundings.IsBypassed(host);
}
