using Pgseal.Core.Hba;

namespace Pgseal.Core.Posture.Facts;

/// <summary>The rules as read now from the file, or pieced together from the server's view of it.</summary>
/// <param name="FromView">
/// Built from pg_hba_file_rules without its reject rows: there a quoted keyword looks like the keyword, so a reject may cover less than it seems.
/// </param>
/// <param name="ViewErrors">Rows of pg_hba_file_rules that would keep the file from being loaded: an error, or no type.</param>
/// <param name="ChangedSinceLoad">A file that is newer than the server's last read of its configuration; null when none is.</param>
public sealed record RulesFacts(HbaTree Tree, bool FromView, ValueList<RuleError> ViewErrors, string? ChangedSinceLoad);
