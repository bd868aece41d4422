using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.State;

/// <summary>Another run has its marker on the member; nothing was changed.</summary>
public sealed class AnotherRun : PgsealException
{
    internal AnotherRun(RunClaim first, string marker, OwnerState owner, bool journalIsHere)
        : base(
            FailureKind.Refused,
            new Problem(
                $"run {Printable.Text(first.Run)} of {Printable.Text(first.Owner)} (process {first.Pid}, since {first.Started:u}) has this member: "
                + Next(first, marker, owner, journalIsHere),
                Printable.Text(marker),
                "nothing was changed",
                owner == OwnerState.Gone && journalIsHere ? $"Run: pgseal rollback {Printable.Text(first.Run)}" : "Wait, then try again"))
    {
        First = first;
        Owner = owner;
    }

    public RunClaim First { get; }

    public OwnerState Owner { get; }

    static string Next(RunClaim first, string marker, OwnerState owner, bool journalIsHere) => (owner, journalIsHere) switch
    {
        (OwnerState.Alive, _) => "wait until it ends",
        (OwnerState.Elsewhere, _) => $"wait until it ends, or undo it there with: pgseal rollback {Printable.Text(first.Run)}",
        (OwnerState.Gone, true) => $"it was interrupted; undo it with: pgseal rollback {Printable.Text(first.Run)}",
        (OwnerState.Gone, false) =>
            $"it was interrupted and its journal is not in this state directory; undo it with --state-dir of its owner: pgseal rollback {Printable.Text(first.Run)}, "
            + $"or, if that is lost and the member is as it should be, remove {Printable.Text(marker)}",
    };
}
