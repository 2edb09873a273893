using System.Text.RegularExpressions;

namespace AmsCluster.Resources.UserData;

/// <summary>The script that makes a machine from the Marketplace image a node of the cluster.</summary>
internal static partial class NodeUserData
{
    /// <summary>What stands in an address in place of the secret.</summary>
    public const string Hole = "{secret}";

    /// <summary>The script text.</summary>
    /// <param name="region">The region of the parameter.</param>
    /// <param name="uriTemplate">The address of the database. <c>{secret}</c> in it is replaced on the machine by the URL-encoded value of the parameter;
    /// <c>{secret}</c> alone by the value as it is.</param>
    /// <param name="secretParameter">The SecureString parameter; null when the address needs no secret.</param>
    /// <param name="endpointUrl">Another address of Systems Manager than AWS's own.</param>
    /// <param name="dashboardFrom">The blocks of addresses that reach the dashboard, beside the VPC's own; null for all.</param>
    /// <param name="hooks">The lifecycle hooks that the node looks after; null for none.</param>
    /// <param name="admin">The first administrator of the panel; null where the deployment creates none.</param>
    public static string For(string region, string uriTemplate, string? secretParameter, string? endpointUrl = null, IReadOnlyList<string>? dashboardFrom = null, NodeHooks? hooks = null, PanelAdmin? admin = null)
    {
        if (uriTemplate != Hole && !DatabaseAddress().IsMatch(uriTemplate))
            throw new ArgumentException("The address of the database starts with mongodb:// or mongodb+srv:// and has no blanks and no backslashes.", nameof(uriTemplate));
        if (uriTemplate.Contains(Hole, StringComparison.Ordinal) != secretParameter is not null)
            throw new ArgumentException($"{Hole} in the address of the database and a parameter to take it from belong together.", nameof(uriTemplate));

        // User data can be read by anybody who may describe the instance. The message must not repeat it either.
        if (PlainPassword().IsMatch(uriTemplate))
            throw new ArgumentException("The address of the database holds a password; it belongs into a parameter.", nameof(uriTemplate));

        return BootScript.For("node", hooks is null ? ["node-stop"] : ["node-stop", "lifecycle"],
            [("region", region), ("uri_template", uriTemplate), ("parameter", secretParameter), ("endpoint_url", endpointUrl),
                ("dashboard_from", string.Join(',', dashboardFrom ?? [])), .. BootBudget.NodeVariables, .. hooks?.Variables ?? [],
                .. PanelAdmin.Variables(admin)]);
    }

    [GeneratedRegex(@"\Amongodb(\+srv)?://[^\s\\]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DatabaseAddress();

    /// <summary>A login with a colon and then anything else than the place for the secret.</summary>
    [GeneratedRegex(@"://[^@/:]*:(?!\{secret\}@)[^/]*@", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainPassword();
}
