using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads what only an audit judges: a run that changes something decides nothing from it, and does not wait for it.</summary>
static class AuditOnlyReader
{
    public static async Task<MemberFacts> WithAsync(SqlSession session, MemberFacts facts, TimeSpan timeout, CancellationToken cancellationToken) =>
        facts.Server is not { } server ? facts : facts with
        {
            Standing = await StandingReader.ReadAsync(session, server, cancellationToken),
            Outbound = await OutboundReader.ReadAsync(session, server, timeout, cancellationToken),
        };
}
