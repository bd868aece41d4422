using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Hosts;
using Pgseal.Core.Settings;
using Pgseal.Core.Text;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Hba;

/// <summary>Reads the rules from files of this host without a server.</summary>
public static class OfflineRules
{
    /// <summary>More than any rules file; a larger one is not read, since a device or a mistake would fill the memory.</summary>
    const long MostBytes = 64 << 20;

    /// <exception cref="RulesUnreadable">The file itself cannot be read.</exception>
    public static RulesRead Read(string path, HbaEnvironment environment)
    {
        var main = Path.GetFullPath(path);
        var (known, notSeen) = (new Dictionary<string, HbaSource>(), new List<string>());
        known[main] = Look(main, isMain: true, out var fault) ?? throw new RulesUnreadable(
            $"cannot read {Printable.Text(path)}: {fault}", Printable.Text(main), "Run as a user that may read it");
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var tree = HbaReader.Read(environment, main, known);
            var needs = tree.Needs.Where(asked.Add).ToList();
            if (needs.Count == 0)
                return new(path, tree, environment, notSeen.ToValueList(), null, NotTried(environment.Version));
            foreach (var need in needs)
            {
                if (Look(need, isMain: false, out var reason) is { } source)
                    known[need] = source;
                else
                    notSeen.Add($"{Printable.Text(need)} could not be read: {reason}");
            }
        }
    }

    static ValueList<string> NotTried(ServerVersion version) => VersionFacts.IsSupported(version)
        ? []
        : [$"what differs in PostgreSQL {version.Major} is taken from its source and was not tried on a server"];

    /// <returns>Null, with the reason, where something stands there that who runs pgseal cannot read, or should not.</returns>
    static HbaSource? Look(string path, bool isMain, out string reason)
    {
        reason = "";
        try
        {
            var facts = HostFile.Facts(path);
            switch (facts.Kind)
            {
                case FileKind.Directory:
                    return new HbaSource.Directory(Entries(path));
                case FileKind.Regular when new FileInfo(path).Length > MostBytes:
                    reason = $"it is larger than {MostBytes >> 20} MiB";
                    return null;
                case FileKind.Regular:
                case FileKind.Other when isMain: // a pipe: the rules may come from another program
                    return new HbaSource.Content(HostFile.Read(path));
                default:
                    reason = "it is not a regular file";
                    return null;
            }
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.NotFound)
        {
            return new HbaSource.Missing();
        }
        catch (FileFailure failure)
        {
            reason = failure.Fault == FileFault.Denied ? "permission denied" : failure.Message;
            return null;
        }
    }

    static ValueList<HbaDirectoryEntry> Entries(string path)
    {
        try
        {
            return new DirectoryInfo(path).EnumerateFileSystemInfos().Select(entry => new HbaDirectoryEntry(entry.Name, KindOf(entry))).ToValueList();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "list", path);
        }
    }

    static HbaEntryKind KindOf(FileSystemInfo entry) =>
        Directory.Exists(entry.FullName) ? HbaEntryKind.Directory
        : File.Exists(entry.FullName) ? HbaEntryKind.File
        : HbaEntryKind.Dangling;
}
