using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Posture.Facts;

/// <summary>Whom the server dials, and what decides besides the objects themselves over how.</summary>
/// <param name="NotSeen">Databases and objects that may hold more hops.</param>
/// <param name="Variables">The PG* variables and HOME that the server was started with.</param>
/// <param name="RootFiles">Every root file that a hop names or takes by default.</param>
public sealed record Outbound(ValueList<Hop> Hops, ValueList<Unseen> NotSeen, Observed<ValueList<Setting>> Variables, ValueList<RootFile> RootFiles);
