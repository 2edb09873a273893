namespace AmsCluster.Panel;

/// <summary>A way to the panel's users in a cluster's database.</summary>
internal interface IPanelUsers
{
    /// <summary>Who there is.</summary>
    /// <param name="email">Who is to be among them, however many there are.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="AmsException">The database cannot be asked, or says no.</exception>
    Task<PanelUserList> Read(string email, CancellationToken stop);

    /// <summary>Stores a password's hash, after the users were read.</summary>
    /// <exception cref="AmsException">The database cannot be asked, or says no, or the user is gone.</exception>
    Task Set(string email, string hash, CancellationToken stop);
}
