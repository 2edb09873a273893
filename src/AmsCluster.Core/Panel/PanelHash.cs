using System.Security.Cryptography;
using System.Text;

namespace AmsCluster.Panel;

/// <summary>
/// What AMS keeps in place of a panel user's password: the MD5 of its MD5, in small hexadecimal digits. The panel sends the MD5 of what is
/// typed (<c>auth.service.ts</c>), and the server hashes that again before it stores it (<c>CommonRestService.addInitialUser</c>). Every version has
/// taken this form: 2.4 to 2.14 compare what is stored with what was sent and with its MD5, 2.15 to 3.0 with the MD5 of that and the MD5 of
/// this (<c>CommonRestService.authenticateUser</c>). A single MD5, as older guides store it, does not log in any more since 2.15; and up to 2.14
/// what is stored logs in if it is sent as it is, so this is a secret as well.
/// </summary>
internal static class PanelHash
{
    public static string Of(string password) => Md5(Md5(password));

#pragma warning disable CA5351 // AMS's own choice, not ours.
    static string Md5(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();
#pragma warning restore CA5351
}
