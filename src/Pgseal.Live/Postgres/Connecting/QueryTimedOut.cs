using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The query was cancelled when its deadline passed.</summary>
public sealed class QueryTimedOut(Target target, TimeSpan deadline)
    : ConnectionException(FailureKind.Unreachable, target, $"a query did not end within {deadline.TotalSeconds:0.###} s", "give it more time: --timeout 60s");
