namespace Pgseal.Core.Hba;

/// <summary>A line as pg_hba_file_rules lists it: a rule, an error, or a rule with a warning.</summary>
/// <param name="Problem">The error or warning.</param>
public sealed record HbaRecord(string File, int Line, HbaRule? Rule, HbaDiagnostic? Problem)
{
    /// <summary>The warning that the server's view shows of a line whose error only the log has.</summary>
    public ByteText? Warning { get; init; }
}
