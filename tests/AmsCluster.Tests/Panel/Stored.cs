namespace AmsCluster.Tests.Panel;

/// <summary>Documents as AMS of several versions stores them.</summary>
internal static class Stored
{
    /// <summary>Since 2.10.1, with the rights for each application (datastore/db/types/User.java).</summary>
    public static object Now(string email, string rights = "ADMIN") => new
    {
        _t = "User", email, password = "0", userType = rights, scope = "system", appNameUserType = new { system = rights }, firstName = "A", lastName = "B",
    };

    /// <summary>From 2.4.2 to 2.10.0.</summary>
    public static object Before(string email) => new { _t = "User", email, password = "0", userType = "ADMIN", scope = "system" };

    /// <summary>Up to 2.4.1, in the collection User (rest/model/User.java).</summary>
    public static object Old(string email) => new { className = "io.antmedia.rest.model.User", email, password = "0", userType = "ADMIN" };
}
