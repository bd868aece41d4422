using Pgseal.Core.Hba;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Format;

/// <summary>A rules file before and after its columns are aligned.</summary>
sealed record FormatReport(RulesRead Read, HbaFileEdit Edit, bool InPlace)
{
    public bool IsAligned => Edit.Before.Span.SequenceEqual(Edit.After.Span);
}
