using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hosts;
using Pgseal.Live.State;

namespace Pgseal.Live.Audit;

/// <summary>Reads whose run has a member, from the marker on its host.</summary>
static class MarkerReader
{
    /// <returns>Null where there is none, where it is this process's own, and where it may not be read: whoever changes something will be told.</returns>
    public static UnfinishedRun? Read(LocalHost? host)
    {
        if (host is null)
            return null;
        var member = MemberDirectory.Of(host);
        try
        {
            return RunMarker.TryRead(member) is { } claim && !OwnerProcess.IsThis(claim)
                ? new(claim.Run, claim.Owner, claim.Started, OwnerProcess.StateOf(claim) switch
                {
                    OwnerState.Alive => true,
                    OwnerState.Gone => false,
                    OwnerState.Elsewhere => null,
                }, RunMarker.PathOf(member))
                : null;
        }
        catch (FileFailure)
        {
            return null;
        }
    }
}
