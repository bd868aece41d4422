namespace Pgseal.Core.Planning;

/// <summary>One stage of a run: how it went and what was seen.</summary>
/// <param name="Detail">Sentences, one each; untrusted text in them is escaped when shown.</param>
/// <param name="Elapsed">Wall time from its begin.</param>
public sealed record StageReport(StageName Name, StageStatus Status, ValueList<string> Detail, TimeSpan Elapsed);
