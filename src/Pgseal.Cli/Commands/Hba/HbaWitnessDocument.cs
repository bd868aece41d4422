using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>A connection that breaks a property, as audit writes it.</summary>
/// <param name="Address">Empty for a Unix socket.</param>
sealed record HbaWitnessDocument(string Kind, bool Replication, string Database, string User, string Address, string File, int Line)
{
    public static HbaWitnessDocument Of(Witness it) => new(Wording.Of(it.Kind), it.Replication, it.Database, it.User, it.Address, it.File, it.Line);

    public static HbaWitnessDocument? Of(Proof? proof) => proof is Proof.Refuted refuted ? Of(refuted.Witness) : null;
}
