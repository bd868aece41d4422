namespace Pgseal.Core.Tls;

/// <summary>What a StartupMessage asks for.</summary>
/// <param name="PhysicalReplication">Ask for a walsender without a database; the rules then look only at <c>replication</c> lines.</param>
public sealed record Login(string User, string Database, bool PhysicalReplication)
{
    /// <summary>Ask for a walsender with a database; to the rules that is an ordinary connection.</summary>
    public bool LogicalReplication { get; init; }

    public bool IsReplication => PhysicalReplication || LogicalReplication;

    public override string ToString() => $"{User}@{(PhysicalReplication ? "replication" : Database)}{(LogicalReplication ? " (logical replication)" : "")}";
}
