namespace Pgseal.Core.Planning;

/// <summary>Clients the operator accepts to see refused: <c>--accept-refusals all|USER@DB,…</c>.</summary>
/// <param name="Clients">As <c>user@database</c>; a standby or archiver is <c>user@replication</c>.</param>
public sealed record AcceptedRefusals(bool All, ValueList<string> Clients)
{
    public static AcceptedRefusals None { get; } = new(false, []);

    public bool Covers(string? user, string? database) => All || Clients.Contains($"{user}@{database ?? "replication"}");
}
