using System.Text.Json;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.State;

/// <summary>The marker of a run on a member's host: while it stands, no other run touches the member.</summary>
public static class RunMarker
{
    /// <summary>Marks the member for a run; the same run may mark it again, as after a crash.</summary>
    /// <param name="journalIsOpen">Whether a run of this state directory is unfinished; null when it does not know the run.</param>
    /// <exception cref="AnotherRun">Somebody else's marker stands and its run is not known to be finished.</exception>
    public static void Claim(
        MemberDirectory member, RunId run, DateTimeOffset now, DateTimeOffset deadline, Func<string, bool?> journalIsOpen)
    {
        member.Create();
        using var _ = HostDirectory.Lock(member.Path);
        var claim = new RunClaim(
            run.ToString(), OwnerProcess.Name(), Environment.ProcessId, OwnerProcess.Stamp(Environment.ProcessId), now, deadline);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(claim, StateJson.Default.RunClaim);
        if (TryRead(member) is not { } first)
        {
            AtomicFile.Create(PathOf(member), bytes, owner: member.Owner);
            return;
        }
        var owner = OwnerProcess.StateOf(first);
        var open = journalIsOpen(first.Run);
        var isResumed = first.Run == claim.Run && (owner == OwnerState.Gone || first.Pid == claim.Pid);
        var isLeftOver = owner == OwnerState.Gone && open == false;
        if (!isResumed && !isLeftOver)
            throw new AnotherRun(first, PathOf(member), owner, open is not null);
        AtomicFile.Replace(PathOf(member), bytes);
    }

    /// <summary>Whose marker stands on a member; null when none does.</summary>
    public static RunClaim? TryRead(MemberDirectory member)
    {
        var path = PathOf(member);
        try
        {
            return JsonSerializer.Deserialize(HostFile.Read(path), StateJson.Default.RunClaim);
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.NotFound)
        {
            return null;
        }
        catch (JsonException)
        {
            throw new FileFailure(FileFault.Broken, "read", path, "it is not the marker of a run; remove it if no run is under way");
        }
    }

    /// <summary>Takes the marker away, if it is still this run's.</summary>
    public static void Release(MemberDirectory member, RunId run)
    {
        if (!Directory.Exists(member.Path))
            return;
        using var _ = HostDirectory.Lock(member.Path);
        if (TryRead(member)?.Run == run.ToString())
            HostFile.Remove(PathOf(member));
        HostDirectory.Sync(member.Path);
    }

    internal static string PathOf(MemberDirectory member) => $"{member.Path}/run";
}
