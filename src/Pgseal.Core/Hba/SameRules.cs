namespace Pgseal.Core.Hba;

/// <summary>Tells whether two readings came to the same rules, word for word, wherever they stand in their lines.</summary>
public static class SameRules
{
    public static bool Are(HbaTree one, HbaTree other) =>
        one.Rules.Count == other.Rules.Count
        && one.Errors.Select(Said).SequenceEqual(other.Errors.Select(Said))
        && one.Rules.Zip(other.Rules).All(pair => Are(pair.First, pair.Second));

    static bool Are(HbaRule one, HbaRule other) =>
        one.LineNumber == other.LineNumber && one.Type == other.Type && one.Address == other.Address && one.Method == other.Method
        && one.Fields.Select(field => field.Tokens).SequenceEqual(other.Fields.Select(field => field.Tokens));

    static (int, ByteText) Said(HbaDiagnostic error) => (error.Line, error.Message);
}
