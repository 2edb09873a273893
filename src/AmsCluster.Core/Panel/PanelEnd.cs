namespace AmsCluster.Panel;

/// <summary>What the exit codes of <c>panel-users.sh</c> and <c>panel-users.js</c> say.</summary>
internal static class PanelEnd
{
    /// <summary>The error; null for a code that the scripts do not give.</summary>
    /// <param name="exit">The exit code.</param>
    /// <param name="said">The last that was said.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="where">Where it was run, for example <c>on i-0123</c>.</param>
    public static AmsException? Of(int exit, string said, string cluster, string where) => exit switch
    {
        3 => Gone(cluster),
        4 => new("AmsDatabaseRights", $"The database of {cluster} lets its user neither read nor change the users of the panel ({said}).",
            "Give the user that the nodes log in as the role readWrite on database serverdb, and try again."),
        5 => new("AmsDatabaseLogin", $"The database of {cluster} does not take the password that Parameter Store has for it ({said}).",
            $"Somebody has changed one of the two: make the password in the database what the parameter under /amscluster/{cluster}/ says."),
        6 => new("AmsDatabaseUnreachable", $"The database of {cluster} cannot be reached {where}: {said}.", "Look whether MongoDB runs (on the node: systemctl status mongod), and whether security groups let this machine at port 27017."),
        7 => new("AmsMongoshMissing", $"There is no mongosh {where}.", "Install it there, on Ubuntu with MongoDB's repository by: sudo apt-get install mongodb-mongosh"),
        8 => new("AmsSealFailed", $"The password cannot be sent in secret: openssl made no key {where}: {said}.", "Look at openssl on the node: openssl version."),
        9 => new("AmsSealFailed", $"The password could not be opened {where}: {said}. Nothing was changed.", "Run it again: each run uses a new key. If it fails again, look at openssl on the node: openssl version."),
        124 => new("AmsDatabaseUnreachable", $"The database of {cluster} did not answer {where} within a minute.", "Look whether MongoDB runs and is not overloaded, then try again."),
        _ => null,
    };

    /// <summary>The error for a user that was deleted after the users were read.</summary>
    public static AmsException Gone(string cluster) => new("AmsAdminNotFound",
        $"The panel user of {cluster} whose password was to be set is gone meanwhile. Nothing was changed.", "Run it again to see the users that exist.");
}
