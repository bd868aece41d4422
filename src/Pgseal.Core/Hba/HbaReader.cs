using Pgseal.Core.Hba.Reading;

namespace Pgseal.Core.Hba;

/// <summary>Reads the rules as the server of a version does, from what is known of its files.</summary>
/// <remarks>It touches nothing: where it needs to see another path it says so in <see cref="HbaTree.Needs"/>, and is called again.</remarks>
public static class HbaReader
{
    /// <param name="mainFile">The path that <c>hba_file</c> names.</param>
    public static HbaTree Read(HbaEnvironment environment, string mainFile, IReadOnlyDictionary<string, HbaSource> known)
    {
        var expansion = new Expansion(environment.Version, known);
        var parser = new RecordParser(environment);
        var (records, rules) = (new List<HbaRecord>(), new List<HbaRule>());
        var (errors, warnings) = (new List<HbaDiagnostic>(), new List<HbaDiagnostic>());
        var mainError = expansion.Main(mainFile, line =>
        {
            if (line.IsPending)
                return;
            var record = parser.Parse(line, rules.Count);
            records.Add(record);
            if (record.Problem is { } problem)
                (record.Rule is null ? errors : warnings).Add(problem);
            if (record.Rule is { } rule)
                rules.Add(rule);
        });
        if (mainError is { } unreadable)
            errors.Add(new(mainFile, 0, unreadable, HbaDiagnosticOrigin.Server));
        var needs = expansion.Needs.ToValueList();
        if (records.Count == 0 && mainError is null && needs.Count == 0)
        {
            var empty = ByteText.Concat("configuration file \"", mainFile, "\" contains no entries");
            errors.Add(new(mainFile, 0, empty, HbaDiagnosticOrigin.ServerLogOnly));
        }
        return new()
        {
            MainFile = mainFile,
            Version = environment.Version,
            Files = expansion.Files,
            Sources = known,
            Records = records.ToValueList(),
            Rules = rules.ToValueList(),
            Errors = errors.ToValueList(),
            Warnings = warnings.ToValueList(),
            Doubts = parser.Doubts.ToValueList(),
            Needs = needs,
        };
    }

    /// <summary>The rules of one file whose other files, if it refers to any, are not known.</summary>
    public static HbaTree Read(HbaEnvironment environment, string mainFile, ReadOnlyMemory<byte> bytes) =>
        Read(environment, mainFile, new Dictionary<string, HbaSource> { [mainFile] = new HbaSource.Content(bytes) });
}
