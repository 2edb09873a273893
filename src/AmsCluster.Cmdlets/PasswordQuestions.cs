using AmsCluster.Operations;

namespace AmsCluster.Cmdlets;

/// <summary>Puts the questions of a password reset to whoever runs the pipeline.</summary>
internal sealed class PasswordQuestions(PipelineHost host) : IPasswordHost
{
    public Task<bool> May(string deed) => host.Should(deed);

    public async Task<PanelUser?> Choose(string question, IReadOnlyList<PanelUser> users) =>
        await host.Choose(question, [.. users.Select(u => u.ToString())]) is { } chosen ? users[chosen] : null;
}
