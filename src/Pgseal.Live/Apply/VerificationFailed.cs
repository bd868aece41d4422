using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>A stage did its work, and looking at the result showed that it did not take.</summary>
public sealed class VerificationFailed(string what, string where, string next) : PgsealException(
    FailureKind.RolledBack, new Problem(what, where, "what pgseal changed is taken back", next));
