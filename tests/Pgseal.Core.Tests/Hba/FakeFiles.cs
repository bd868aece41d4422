using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

/// <summary>A directory of files in memory that the reader is led through, need by need.</summary>
static class FakeFiles
{
    public static HbaTree Read(HbaEnvironment environment, string directory, IReadOnlyDictionary<string, byte[]> files)
    {
        var known = new Dictionary<string, HbaSource>();
        while (true)
        {
            var tree = HbaReader.Read(environment, $"{directory}/pg_hba.conf", known);
            if (tree.Needs.Count == 0)
                return tree;
            foreach (var path in tree.Needs)
                known.Add(path, Look(path, directory, files));
        }
    }

    public static HbaTree Read(int major, string text, params (string Name, string Text)[] more) =>
        Read(new HbaEnvironment(ServerVersion.OfMajor(major)), text, more);

    public static HbaTree Read(HbaEnvironment environment, string text, params (string Name, string Text)[] more)
    {
        var files = more.ToDictionary(file => file.Name, file => Encoding.UTF8.GetBytes(file.Text));
        files["pg_hba.conf"] = Encoding.UTF8.GetBytes(text);
        return Read(environment, "/data", files);
    }

    static HbaSource Look(string path, string directory, IReadOnlyDictionary<string, byte[]> files)
    {
        if (files.FirstOrDefault(file => $"{directory}/{file.Key}" == path) is { Value: { } bytes })
            return new HbaSource.Content(bytes);
        var inside = files.Keys.Select(name => $"{directory}/{name}").Where(name => name.StartsWith(path + "/", StringComparison.Ordinal)).ToList();
        if (inside.Count == 0 && path != directory)
            return new HbaSource.Missing();
        var entries = inside.Select(name => name[(path.Length + 1)..].Split('/'))
            .Select(parts => new HbaDirectoryEntry(parts[0], parts.Length > 1 ? HbaEntryKind.Directory : HbaEntryKind.File));
        return new HbaSource.Directory(entries.Distinct().ToValueList());
    }
}
