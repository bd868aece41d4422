using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>A server was told to reload and did not show that it had.</summary>
public sealed class ReloadNotSeen(string member, TimeSpan patience) : PgsealException(
    FailureKind.RolledBack,
    new Problem(
        $"the server did not read its configuration again within {patience.TotalSeconds:0.#} s",
        member,
        "what pgseal changed is taken back",
        "Read the server's log, then reload by hand: SELECT pg_reload_conf()"));
