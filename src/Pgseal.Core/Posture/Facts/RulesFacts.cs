using Pgseal.Core.Hba;

namespace Pgseal.Core.Posture.Facts;

/// <summary>The rules as read now from the file, or pieced together from the server's view of it.</summary>
/// <param name="FromView">
/// Built from pg_hba_file_rules without its reject rows: there a quoted keyword looks like the keyword, so a reject may cover less than it seems.
/// </param>
/// <param name="ViewErrors">Rows of pg_hba_file_rules that would keep the file from being loaded: an error, or no type.</param>
/// <param name="ChangedSinceLoad">A file that is newer than the server's last read of its configuration; null when none is.</param>
public sealed record RulesFacts(HbaTree Tree, bool FromView, ValueList<RuleError> ViewErrors, string? ChangedSinceLoad)
{
    /// <summary>Every line that keeps the rules from being loaded: the reader's errors, and those only the server's view shows.</summary>
    public IEnumerable<RuleError> Errors => Tree.Errors
        .Select(error => new RuleError(error.File, error.Line, error.Message.ToString()))
        .Concat(ViewErrors)
        .DistinctBy(error => (error.File, error.Line));
}
