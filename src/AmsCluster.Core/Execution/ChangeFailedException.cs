using AmsCluster.Aws;

namespace AmsCluster.Execution;

/// <summary>A plan that could not be carried out to its end. What was made is kept; the same command goes on from there.</summary>
public sealed class ChangeFailedException : AmsException
{
    internal ChangeFailedException(Exception error, int done, int of)
        : base(CodeOf(error), $"{Sentence(error)} {done} of {of} changes are made.", ResumeAdvice.After(Cause(error)),
            (Cause(error) as AmsException)?.RequestId, error)
    {
    }

    static Exception Cause(Exception error) => error is StepException { InnerException: { } cause } ? cause : error;

    static string CodeOf(Exception error) => Cause(error) is AmsException e ? e.Code : "AmsChangeFailed";

    static string Sentence(Exception error) => error is StepException step
        ? $"Could not {step.Change.Sentence}. {Cause(error).Message.TrimEnd('.')}."
        : $"{error.Message.TrimEnd('.')}.";
}
