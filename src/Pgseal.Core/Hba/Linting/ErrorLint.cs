using Pgseal.Core.Posture;

namespace Pgseal.Core.Hba.Linting;

/// <summary>What keeps the server from loading the rules.</summary>
static class ErrorLint
{
    public static IEnumerable<HbaFinding> Find(HbaTree tree) => tree.Errors.Select(error => new HbaFinding(
        error.Origin switch
        {
            HbaDiagnosticOrigin.Server => FindingRules.HbaFileHasErrors,
            HbaDiagnosticOrigin.ServerLogOnly when error.Line > 0 => HbaLintRules.ErrorHiddenFromView,
            HbaDiagnosticOrigin.ServerLogOnly => FindingRules.HbaFileHasErrors,
            HbaDiagnosticOrigin.Pgseal => HbaLintRules.FileIncludesItself,
        },
        error.File,
        error.Line,
        error.Message.ToString(),
        error.Origin == HbaDiagnosticOrigin.Pgseal ? "Take the reference out before anybody reloads" : "Correct the line, then reload: SELECT pg_reload_conf()"));
}
