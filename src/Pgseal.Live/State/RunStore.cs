using System.Text;
using System.Text.Json;
using Pgseal.Core;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.State;

/// <summary>The files of one run: a journal of lines and the originals of what it changed.</summary>
/// <remarks>It knows nothing of what the lines mean. One process writes it at a time: the one that holds the run's markers.</remarks>
public sealed class RunStore
{
    readonly string journal;
    readonly string originals;

    RunStore(string directory, RunId id)
    {
        Id = id;
        Directory = directory;
        journal = $"{directory}/journal.jsonl";
        originals = $"{directory}/originals";
    }

    public RunId Id { get; }

    public string Directory { get; }

    /// <summary>Begins a run: its journal is there, and empty.</summary>
    public static RunStore Create(StateDirectory state, RunId id)
    {
        var store = new RunStore($"{state.RunsDirectory}/{id}", id);
        HostDirectory.CreatePrivate(state.RunsDirectory);
        HostDirectory.CreatePrivate(store.Directory);
        HostDirectory.CreatePrivate(store.originals);
        AtomicFile.Create(store.journal, []);
        HostDirectory.Sync(state.RunsDirectory);
        return store;
    }

    /// <summary>An earlier run; null when this state directory does not know it.</summary>
    public static RunStore? TryOpen(StateDirectory state, RunId id)
    {
        var store = new RunStore($"{state.RunsDirectory}/{id}", id);
        return File.Exists(store.journal) ? store : null;
    }

    /// <summary>All runs, oldest first.</summary>
    public static ValueList<RunStore> List(StateDirectory state) => System.IO.Directory.Exists(state.RunsDirectory)
        ? System.IO.Directory.GetDirectories(state.RunsDirectory).Order(StringComparer.Ordinal)
            .Select(path => RunId.TryParse(Path.GetFileName(path))).OfType<RunId>()
            .Select(id => TryOpen(state, id)).OfType<RunStore>().ToValueList()
        : [];

    /// <summary>Adds a line and returns when it is on the disk.</summary>
    public void Append(string line)
    {
        if (line.Contains('\n', StringComparison.Ordinal))
            throw new ArgumentException("a journal entry is one line", nameof(line));
        try
        {
            using var file = new FileStream(journal, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            // A line that a crash cut short never counted; it must not grow into the next one.
            var complete = CompleteLength(HostFile.Read(journal));
            file.SetLength(complete);
            file.Position = complete;
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
            file.Flush(flushToDisk: true);
        }
        catch (IOException failure)
        {
            throw FileFailure.Of(failure, "write", journal);
        }
    }

    /// <summary>Every line that was written completely.</summary>
    public ValueList<string> ReadLines()
    {
        var bytes = HostFile.Read(journal);
        var text = Encoding.UTF8.GetString(bytes.AsSpan(0, CompleteLength(bytes)));
        return text.Split('\n')[..^1].ToValueList();
    }

    /// <summary>Keeps a file as it is now; a second time under the same name, the first stands.</summary>
    /// <param name="name">One plain path component, chosen by the caller and unique within the run.</param>
    /// <param name="path">The file, links followed.</param>
    public Original StoreOriginal(string name, string path)
    {
        if (TryReadOriginal(name) is { } stored)
            return stored;
        var facts = HostFile.Way(path)[^1];
        var original = new Original(facts.Path, HostFile.Read(facts.Path), facts.Uid, facts.Gid, facts.Mode);
        // The facts go first: an original without them is none, and the bytes complete it.
        var metadata = $"{InOriginals(name)}.json";
        if (!File.Exists(metadata))
            AtomicFile.Create(metadata, JsonSerializer.SerializeToUtf8Bytes(
                new OriginalFacts(original.Path, original.Uid, original.Gid, original.Mode), StateJson.Default.OriginalFacts));
        AtomicFile.Create(InOriginals(name), original.Bytes);
        return original;
    }

    /// <summary>What was kept under that name; null when nothing was.</summary>
    public Original? TryReadOriginal(string name)
    {
        var path = InOriginals(name);
        if (!File.Exists(path))
            return null;
        var facts = JsonSerializer.Deserialize(HostFile.Read($"{path}.json"), StateJson.Default.OriginalFacts)!;
        return new(facts.Path, HostFile.Read(path), facts.Uid, facts.Gid, facts.Mode);
    }

    static int CompleteLength(ReadOnlySpan<byte> bytes) => bytes.LastIndexOf((byte)'\n') + 1;

    string InOriginals(string name) => name is [] or ['.', ..] || name.Contains('/', StringComparison.Ordinal)
        ? throw new ArgumentException("an original's name is one plain path component", nameof(name))
        : $"{originals}/{name}";
}
