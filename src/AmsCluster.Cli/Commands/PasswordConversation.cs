using AmsCluster.Cli.Running;
using AmsCluster.Operations;

namespace AmsCluster.Cli.Commands;

/// <summary>Puts the questions of a password reset to whoever sits there.</summary>
internal sealed class PasswordConversation(Session session) : IPasswordHost
{
    public Task<bool> May(string deed) => Confirmation.May(session, deed);

    public Task<PanelUser?> Choose(string question, IReadOnlyList<PanelUser> users) => Confirmation.Choose(session, question, users);
}
