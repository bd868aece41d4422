using Pgseal.Core.Hba.Reading;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Linting;

/// <summary>Includes and @files that bring in less than they seem to.</summary>
static class IncludeLint
{
    static readonly ValueList<string> Directives = ["include", "include_if_exists", "include_dir"];

    public static IEnumerable<HbaFinding> Find(HbaTree tree) => tree.Files.Values.SelectMany(file => file.Lines.SelectMany(line => Find(file, line, tree)));

    static IEnumerable<HbaFinding> Find(HbaFile file, HbaLine line, HbaTree tree)
    {
        foreach (var reference in line.Fields.SelectMany(field => field).Where(word => word.IsFileReference))
        {
            if (IsSilentDirectory(reference.Token.Value.From(1), file, tree))
                yield return Directory(file, line, $"@{reference.Token.Value.From(1)}");
        }
        if (!VersionFacts.HasHbaInclude(tree.Version) || line.Fields.Count != 2 || Directive(line) is not { } directive)
            yield break;
        var names = line.Fields[1];
        if (names.Count > 1 || line.Fields[0].Count > 1)
        {
            yield return new(
                HbaLintRules.IncludeIgnoresNames, file.Path, line.Number, $"{directive} {string.Join(",", names.Select(name => name.Token.Value))}", "Write one include for each file");
        }
        if (directive != "include_dir" && !names[0].IsFileReference && IsSilentDirectory(names[0].Token.Value, file, tree))
            yield return Directory(file, line, $"{directive} \"{names[0].Token.Value}\"");
    }

    static string? Directive(HbaLine line) => Directives.FirstOrDefault(word => line.Fields[0][0].Token.Value == (ByteText)word);

    /// <summary>13 reports it; later versions log it and go on.</summary>
    static bool IsSilentDirectory(ByteText name, HbaFile file, HbaTree tree) =>
        !HbaVersionFacts.ReportsUnreadable(tree.Version)
        && tree.Sources.TryGetValue(ServerPath.Resolve(System.Text.Encoding.UTF8.GetString(name.Span), file.Path, tree.Version), out var source)
        && source is HbaSource.Directory;

    static HbaFinding Directory(HbaFile file, HbaLine line, string observed) => new(
        HbaLintRules.IncludeIsDirectory, file.Path, line.Number, $"{observed} is a directory", "Name the files in it, or use include_dir (16 and newer)");
}
