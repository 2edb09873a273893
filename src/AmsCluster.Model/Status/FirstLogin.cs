namespace AmsCluster;

/// <summary>
/// How to log in to the web panel for the first time. The image of AWS Marketplace makes the first user at its first boot:
/// <c>JamesBond</c>, whose password is the id of the instance that it runs on (ant-media/Scripts, <c>init.sh</c>).
/// </summary>
/// <param name="User">The user's name.</param>
/// <param name="InstanceId">The instance whose id is the password: the first origin. Null when that one is gone by now.</param>
/// <param name="Note">What to know of it.</param>
public sealed record FirstLogin(string User, string? InstanceId, string Note)
{
    /// <inheritdoc/>
    public override string ToString() => InstanceId is null ? Note : $"user {User}, password {InstanceId}";
}
