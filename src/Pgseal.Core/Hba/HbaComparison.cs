namespace Pgseal.Core.Hba;

/// <summary>What changes from one set of rules to another, over all connections.</summary>
/// <param name="Changes">One for each pair of rules that decide some connection differently, in the order of the rules.</param>
/// <param name="Because">What could not be decided; not empty where <paramref name="Relation"/> is unknown.</param>
public sealed record HbaComparison(HbaRelation Relation, ValueList<HbaFateChange> Changes, ValueList<string> Because);
