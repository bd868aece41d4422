using Pgseal.Core.Text;

namespace Pgseal.Core.Planning;

/// <summary>Clients the operator accepts to see refused: <c>--accept-refusals all|USER@DB,…</c>.</summary>
/// <param name="Clients">As <c>user@database</c>; a standby or archiver is <c>user@replication</c>.</param>
public sealed record AcceptedRefusals(bool All, ValueList<string> Clients)
{
    public static AcceptedRefusals None { get; } = new(false, []);

    /// <summary>Names with unusual characters may be given as plan shows them.</summary>
    public bool Covers(string? user, string? database) =>
        All || ($"{user}@{database ?? "replication"}" is var client && (Clients.Contains(client) || Clients.Contains(Printable.Text(client))));
}
