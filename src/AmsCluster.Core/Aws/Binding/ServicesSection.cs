namespace AmsCluster.Aws.Binding;

/// <summary>A <c>services</c> section of the AWS CLI's configuration file: addresses of single services.</summary>
internal static class ServicesSection
{
    /// <summary>The <c>endpoint_url</c> that a section has for a service, or null.</summary>
    public static string? EndpointUrl(IEnumerable<string> lines, string section, string service)
    {
        var (inSection, inService) = (false, false);
        foreach (var raw in lines)
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (line[0] == '[')
            {
                inSection = line.Trim('[', ']').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["services", var name] && name == section;
                inService = false;
            }
            else if (inSection && line.Split('=', 2, StringSplitOptions.TrimEntries) is [var key, var value])
            {
                if (!char.IsWhiteSpace(raw[0]))
                    inService = key == service;
                else if (inService && key == "endpoint_url")
                    return value;
            }
        }

        return null;
    }
}
