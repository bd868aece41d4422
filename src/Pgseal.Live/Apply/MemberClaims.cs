using Pgseal.Live.Hosts;
using Pgseal.Live.State;

namespace Pgseal.Live.Apply;

/// <summary>The markers of a run on all its members: nobody else changes them while they stand (I11).</summary>
sealed class MemberClaims : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    readonly List<Member> claimed = [];
    readonly RunId run;

    MemberClaims(RunId run) => this.run = run;

    /// <exception cref="AnotherRun">A member is taken; none is then.</exception>
    public static MemberClaims Take(IEnumerable<Member> members, StateDirectory state, RunId run)
    {
        var claims = new MemberClaims(run);
        try
        {
            var now = DateTimeOffset.UtcNow;
            foreach (var member in members)
            {
                RunMarker.Claim(member.Directory, run, now, now + Longest, id => RunHistory.IsOpen(state, id));
                claims.claimed.Add(member);
            }
            return claims;
        }
        catch
        {
            claims.Dispose();
            throw;
        }
    }

    /// <summary>Leaves the markers where they are: the run is not over yet.</summary>
    public void Keep() => claimed.Clear();

    public void Dispose()
    {
        foreach (var member in claimed)
            try
            {
                RunMarker.Release(member.Directory, run);
            }
            catch (FileFailure)
            {
                // The journal says that the run is over: whoever comes next takes the marker away.
            }
    }
}
