using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>Clients would be refused: nothing is enforced, and what is served by now stands.</summary>
sealed class RefusedWhileObserving(Blocker first, int more) : PgsealException(
    FailureKind.Refused, new Problem(first.What + (more == 0 ? "" : $" (and {more} more)"), first.Where, "", first.Next));
