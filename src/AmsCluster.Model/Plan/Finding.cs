namespace AmsCluster;

/// <summary>How much a finding matters.</summary>
public enum FindingLevel
{
    /// <summary>Nothing is the matter; it only explains what is seen.</summary>
    Information,

    /// <summary>Worth knowing; nothing stops.</summary>
    Warning,

    /// <summary>Nothing is written while it stands.</summary>
    Error,
}

/// <summary>Something that a look before the first write has found.</summary>
/// <param name="Level">Whether it stops the deployment.</param>
/// <param name="Code">A stable name, for example <c>AmsCertificateNotIssued</c>.</param>
/// <param name="Subject">The spec key or the thing in AWS that it is about.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record Finding(FindingLevel Level, string Code, string Subject, string Message, string Advice);
