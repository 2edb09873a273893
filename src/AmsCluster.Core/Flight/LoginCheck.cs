namespace AmsCluster.Flight;

/// <summary>Whether the login that was given works, and what runs there.</summary>
internal static class LoginCheck
{
    /// <summary>What to give for the checks that need a login.</summary>
    public const string Advice = "Give a user of the panel: --user EMAIL.";

    const string Name = "login";

    /// <summary>Name and subject of the check.</summary>
    public static string Key(FlightScene scene) => $"{Name} {scene.Publish}";

    public static IEnumerable<FlightCheck> Of(FlightContext context) => context.Options.Login is not { } login
        ? [FlightCheck.Not(Name, $"{context.Scene.Publish}", "No login was given.", Advice)]
        : [new FlightCheck(Name, $"{context.Scene.Publish}", async stop =>
        {
            var panel = (await context.Panel.WaitAsync(stop))!;
            var version = await panel.Version(stop);
            return Verdict.Passed($"{login.UserName} is let in. {version.VersionType} {version.VersionName}.");
        }).Through(context.Scene, context.Scene.Publish.Port)];
}
