using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Runs a query that a role may be forbidden: then the fact is not seen, with the role as the reason (I10).</summary>
static class Permitted
{
    /// <param name="what">What would be seen, for the sentence.</param>
    public static async Task<Observed<T>> ReadAsync<T>(ServerFacts server, string what, Func<Task<T>> query)
    {
        try
        {
            return await query();
        }
        catch (QueryDenied)
        {
            return new Observed<T>.NotSeen($"the role {server.CurrentUser} may not see {what}");
        }
    }
}
