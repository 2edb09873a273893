using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AmsCluster.Aws.Sdk;

/// <summary>
/// The number of free addresses in an answer about subnets. An IPv6-only subnet has more of them than an
/// <see cref="int"/> holds, and the SDK cannot read the answer then: such a number becomes the greatest one.
/// </summary>
internal static partial class SubnetNumbers
{
    public static Stream InRange(Stream answer)
    {
        using var reader = new StreamReader(answer, leaveOpen: true);
        return new MemoryStream(Encoding.UTF8.GetBytes(Great().Replace(reader.ReadToEnd(), InRange)));
    }

    private static string InRange(Match number) =>
        int.TryParse(number.ValueSpan, CultureInfo.InvariantCulture, out _) ? number.Value
            : int.MaxValue.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<=<availableIpAddressCount>)[0-9]{10,}(?=<)", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Great();
}
