namespace AmsCluster;

/// <summary>What becomes of one thing in AWS.</summary>
public enum ChangeAction
{
    /// <summary>It is not there and will be made.</summary>
    Create,

    /// <summary>It is there and is changed in place.</summary>
    Update,

    /// <summary>It cannot be changed in place: it is deleted and made anew.</summary>
    Replace,

    /// <summary>It is there and is not wanted.</summary>
    Delete,
}
