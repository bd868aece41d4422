namespace Pgseal.Core.Hba.Converting;

/// <summary>What a strategy would do, before the proof on its outcome.</summary>
sealed record ConversionPlan(IReadOnlyList<FileChange> Files, IReadOnlyList<HbaDiagnostic> Refusals, IReadOnlyCollection<string> Assumptions);
