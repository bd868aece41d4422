using Pgseal.Core.Planning;

namespace Pgseal.Live;

/// <summary>The world did not let pgseal do its work; one derived type per cause, caught once in the command line.</summary>
/// <remarks>Never a bug of pgseal: those are other exceptions and exit 70.</remarks>
public abstract class PgsealException(FailureKind kind, Problem problem, Exception? cause = null) : Exception(problem.What, cause)
{
    public FailureKind Kind { get; } = kind;

    public Problem Problem { get; } = problem;
}
