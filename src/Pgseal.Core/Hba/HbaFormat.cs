using Pgseal.Core.Hba.Formatting;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba;

/// <summary>Aligns the columns of a rules file: only the blanks between columns change, and that nothing else does is checked before it is handed out.</summary>
public static class HbaFormat
{
    /// <returns>The main file with its columns aligned; its own bytes where they already are.</returns>
    /// <remarks>Included files are left alone. Lines that are continued, broken, or hold a NUL byte stay as they are.</remarks>
    public static ReadOnlyMemory<byte> Align(HbaTree tree)
    {
        if (!tree.Files.TryGetValue(tree.MainFile, out var file))
            return default;
        var edits = ColumnAlignment.Edits(file, tree).ToList();
        return edits.Count == 0 ? file.Bytes : HbaEdit.Apply(file.Bytes, edits);
    }

    /// <summary>Whether every supported version reads both files as the same rules, problems included.</summary>
    public static bool MeansTheSame(HbaTree tree, HbaEnvironment environment, ReadOnlyMemory<byte> after)
    {
        for (var major = VersionFacts.OldestMajor; major <= VersionFacts.NewestMajor; major++)
        {
            var asMajor = environment with { Version = ServerVersion.OfMajor(major) };
            var changed = new Dictionary<string, HbaSource>(tree.Sources) { [tree.MainFile] = new HbaSource.Content(after) };
            if (!SameRules.Are(HbaReader.Read(asMajor, tree.MainFile, tree.Sources), HbaReader.Read(asMajor, tree.MainFile, changed)))
                return false;
        }
        return true;
    }
}
