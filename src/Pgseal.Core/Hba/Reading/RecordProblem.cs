namespace Pgseal.Core.Hba.Reading;

/// <summary>What is wrong with a record, and whether the server's view shows it.</summary>
readonly record struct RecordProblem(ByteText Message, HbaDiagnosticOrigin Origin = HbaDiagnosticOrigin.Server)
{
    public static implicit operator RecordProblem(string message) => new(message);

    public static implicit operator RecordProblem(ByteText message) => new(message);
}
