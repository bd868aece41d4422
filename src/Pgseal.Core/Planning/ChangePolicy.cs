using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Planning;

/// <summary>What the operator wants: the options of plan and apply that decide the changes.</summary>
/// <param name="HardenStandbys">Standbys are made to verify whom they stream from.</param>
/// <param name="Import">The pair given with --certificate and --key, already judged; null to use the local authority.</param>
public sealed record ChangePolicy(
    Scope Scope,
    Strategy Strategy,
    TlsFloor Floor,
    DrainPolicy Drain,
    bool HardenStandbys,
    ImportedPair? Import,
    AcceptedRefusals Accepted);
