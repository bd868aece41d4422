using Pgseal.Core.Planning;

namespace Pgseal.Live.Hba;

/// <summary>The rules themselves cannot be seen, so nothing can be said of them.</summary>
public sealed class RulesUnreadable(string what, string where, string next) : PgsealException(FailureKind.Unreachable, new(what, where, "nothing was changed", next));
