using System.CommandLine;

namespace AmsCluster.Cli.Commands;

/// <summary>The command line as a whole.</summary>
internal static class Root
{
    public static RootCommand Build()
    {
        var root = new RootCommand("""
            Deploys an Ant Media Server cluster on AWS from one spec file, and keeps it as the file says.

            Try it without an AWS account:   amscluster demo
            Take over what you have made:    amscluster adopt live --dry-run
            Start from a spec file:          amscluster plan -f live.yaml, then amscluster apply -f live.yaml

            Credentials, profiles, Region and endpoints are found as the AWS CLI finds them.
            """)
        {
            PlanCommand.Build(), ApplyCommand.Build(), StatusCommand.Build(), TestCommand.Build(), DestroyCommand.Build(), AdoptCommand.Build(), UpgradeCommand.Build(), ScaleCommand.Build(),
            BackupCommand.Build(), BackupsCommand.Build(), RestoreCommand.Build(), ResetPasswordCommand.Build(), RestAccessCommand.Build(), DemoCommand.Build(),
        };
        foreach (var option in Globals.Options) root.Add(option);
        return root;
    }
}
