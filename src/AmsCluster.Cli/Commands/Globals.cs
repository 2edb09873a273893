using System.CommandLine;
using AmsCluster.Aws;

namespace AmsCluster.Cli.Commands;

/// <summary>The options that every command has.</summary>
internal sealed record Globals(string? Region, string? Profile, string? EndpointUrl, bool Json, bool Verbose, bool Quiet, bool Yes)
{
    static readonly Option<string?> RegionOption = Text("--region", "REGION", "The AWS Region. A spec file names its own.");
    static readonly Option<string?> ProfileOption = Text("--profile", "NAME", "The AWS profile to use, and no other credentials than its own.");
    static readonly Option<string?> EndpointOption = Text("--endpoint-url", "URL", "The address of every AWS service, in place of AWS's own.");
    static readonly Option<bool> JsonOption = Flag("--json", "Print one JSON document, and nothing else, on standard output.");
    static readonly Option<bool> VerboseOption = Flag("--verbose", "Tell each AWS call on standard error: service, operation, time, request id, error code.");
    static readonly Option<bool> QuietOption = Flag("--quiet", "Print only the result and errors.");
    static readonly Option<bool> YesOption = Flag("--yes", "Do not ask before writing.", "-y");

    public static IReadOnlyList<Option> Options { get; } =
        [RegionOption, ProfileOption, EndpointOption, JsonOption, VerboseOption, QuietOption, YesOption];

    public static Globals Of(ParseResult parsed) => new(
        parsed.GetValue(RegionOption),
        parsed.GetValue(ProfileOption),
        parsed.GetValue(EndpointOption),
        parsed.GetValue(JsonOption),
        parsed.GetValue(VerboseOption),
        parsed.GetValue(QuietOption),
        parsed.GetValue(YesOption));

    /// <summary>The account and Region to connect to; the Region of a spec is the Region.</summary>
    public AwsSettings Settings(ClusterSpec? spec)
    {
        if (spec is not null && Region is not null && Region != spec.Region)
        {
            throw new AmsException("AmsRegionMismatch", $"The spec says region: {spec.Region}, and --region says {Region}.",
                "Leave --region out, or change the spec's region.");
        }

        return new() { Region = spec?.Region ?? Region, Profile = Profile, EndpointUrl = EndpointUrl };
    }

    static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value, Recursive = true };

    static Option<bool> Flag(string name, string description, params string[] aliases) => new(name, aliases) { Description = description, Recursive = true };
}
