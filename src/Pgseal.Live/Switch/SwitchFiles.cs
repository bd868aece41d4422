using System.Text;
using System.Text.Json;
using Pgseal.Core.Runs;
using Pgseal.Live.Hosts;
using Pgseal.Live.State;

namespace Pgseal.Live.Switch;

/// <summary>The directory of one switch: its scripts, what it guards, and the file whose owner may act.</summary>
/// <remarks>It stands in the run's own directory, so that whoever takes the run up again finds it.</remarks>
sealed class SwitchFiles(RunStore store)
{
    const string Guards = "guards.json", Armed = "armed", Disarmed = "disarmed", Acting = "acting", Done = "done", Result = "result", Now = "now", Alive = "alive", Pid = "pid";

    public string Directory { get; } = $"{store.Directory}/switch";

    public string Script => In("watch.sh");

    public bool Exists => System.IO.Directory.Exists(Directory);

    public bool IsArmed => File.Exists(In(Armed));

    public bool IsRunning => File.Exists(In(Pid));

    public bool IsActing => File.Exists(In(Acting));

    public bool IsDone => File.Exists(In(Done));

    /// <summary>What the switch says it did, one sentence a line.</summary>
    public IReadOnlyList<string> Results => File.Exists(In(Result)) ? File.ReadAllLines(In(Result)) : [];

    public void Create(string watch)
    {
        HostDirectory.CreatePrivate(Directory);
        Write("watch.sh", watch);
        Write(Armed, "");
    }

    /// <summary>Keeps what a run is about to write, to compare with.</summary>
    /// <returns>Where it is kept.</returns>
    public string KeepWritten(int number, ReadOnlySpan<byte> written)
    {
        HostDirectory.CreatePrivate(Directory);
        var path = In($"{number}.written");
        AtomicFile.Create(path, written);
        return path;
    }

    public void Describe(IReadOnlyList<GuardedFile> files, string undo)
    {
        Write(Guards, JsonSerializer.Serialize([.. files], StateJson.Default.GuardedFileArray));
        Write("undo.sh", undo);
    }

    public void ShowLife() => File.Create(In(Alive)).Dispose();

    public void AskToActNow() => File.Create(In(Now)).Dispose();

    /// <summary>Takes the right to act away from the switch.</summary>
    /// <returns>Whether it was still to be had.</returns>
    public bool TryDisarm()
    {
        try
        {
            HostDirectory.Rename(In(Armed), In(Disarmed));
            return true;
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.NotFound)
        {
            return File.Exists(In(Disarmed));
        }
    }

    /// <summary>Removes the switch with all that it kept, beside the guarded files too.</summary>
    public void Remove()
    {
        if (!Exists)
            return;
        if (File.Exists(In(Guards)))
            foreach (var file in JsonSerializer.Deserialize(HostFile.Read(In(Guards)), StateJson.Default.GuardedFileArray)!)
                HostFile.Remove(file.Before);
        HostFile.Remove(Directory);
    }

    void Write(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (File.Exists(In(name)))
            AtomicFile.Replace(In(name), bytes);
        else
            AtomicFile.Create(In(name), bytes);
    }

    string In(string name) => $"{Directory}/{name}";
}
