namespace Pgseal.Core.Hba;

/// <summary>A line as pg_hba_file_rules lists it: a rule, an error, or a rule with a warning.</summary>
/// <param name="Problem">The error or warning.</param>
/// <param name="Shown">The column <c>error</c>: where the error is in the log only, an earlier warning about the line stands in its place.</param>
public sealed record HbaRecord(string File, int Line, HbaRule? Rule, HbaDiagnostic? Problem, ByteText? Shown);
