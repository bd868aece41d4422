using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Pgseal.Core.Runs;

/// <summary>One thing a run changed on a member, with what is needed to change it back.</summary>
/// <remarks>One list of these serves stage failure, rollback, disable and recovery. It never holds a key, a password or a row.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "action")]
[JsonDerivedType(typeof(SettingChanged), "setting")]
[JsonDerivedType(typeof(FileReplaced), "file")]
[JsonDerivedType(typeof(LinkSwitched), "link")]
[JsonDerivedType(typeof(UpstreamChanged), "upstream")]
public abstract record UndoableAction
{
    UndoableAction(string member, string subject, string? before, string? after) =>
        (Member, Subject, Before, After) = (member, subject, before, after);

    /// <summary>The member, as the run's first entry names it.</summary>
    public string Member { get; }

    /// <summary>The setting's name, or the path of the file or link.</summary>
    [JsonIgnore]
    public string Subject { get; }

    /// <summary>The state before: a value, a hash or a link's target; null means absent.</summary>
    public string? Before { get; }

    /// <summary>The state after, in the same terms.</summary>
    public string? After { get; }

    /// <summary>A value in postgresql.auto.conf was set or removed by ALTER SYSTEM.</summary>
    public sealed record SettingChanged(string Member, string Name, string? Before, string? After)
        : UndoableAction(Member, Name, Before, After);

    /// <summary>A file's bytes were replaced; the states are SHA-256 of the whole file, lower-case hex.</summary>
    /// <param name="Original">Under which name the run keeps the bytes from before.</param>
    public sealed record FileReplaced(string Member, string Path, string Before, string After, string Original)
        : UndoableAction(Member, Path, Before, After);

    /// <summary>The link to a member's certificate and key was pointed elsewhere; the states are its targets.</summary>
    public sealed record LinkSwitched(string Member, string Path, string? Before, string After)
        : UndoableAction(Member, Path, Before, After);

    /// <summary>A standby's primary_conninfo was changed in a configuration file; the states are SHA-256 of the value, which may hold a password.</summary>
    /// <param name="Original">Under which name the run keeps the file from before.</param>
    public sealed record UpstreamChanged(string Member, string File, string Before, string After, string Original)
        : UndoableAction(Member, File, Before, After);

    public T Match<T>(
        Func<SettingChanged, T> settingChanged, Func<FileReplaced, T> fileReplaced, Func<LinkSwitched, T> linkSwitched, Func<UpstreamChanged, T> upstreamChanged) => this switch
    {
        SettingChanged it => settingChanged(it),
        FileReplaced it => fileReplaced(it),
        LinkSwitched it => linkSwitched(it),
        UpstreamChanged it => upstreamChanged(it),
        _ => throw new UnreachableException(),
    };
}
