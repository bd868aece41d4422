using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba;

/// <summary>The rules of a server with the files they come from, byte for byte.</summary>
public sealed record HbaTree
{
    /// <summary>The file that <c>hba_file</c> names.</summary>
    public required string MainFile { get; init; }

    public required ServerVersion Version { get; init; }

    public required IReadOnlyDictionary<string, HbaFile> Files { get; init; }

    /// <summary>What was known of the file system when it was read.</summary>
    public required IReadOnlyDictionary<string, HbaSource> Sources { get; init; }

    /// <summary>Every line that the server makes a row of, in order, includes spliced in place.</summary>
    public required ValueList<HbaRecord> Records { get; init; }

    /// <summary>The valid rules in the order in which they are tried.</summary>
    public required ValueList<HbaRule> Rules { get; init; }

    /// <summary>Each of these makes the server refuse the whole list.</summary>
    public required ValueList<HbaDiagnostic> Errors { get; init; }

    /// <summary>The rule is loaded and cannot match.</summary>
    public required ValueList<HbaDiagnostic> Warnings { get; init; }

    /// <summary>Whether a line is valid depends on these, and they are not known.</summary>
    public required ValueList<string> Doubts { get; init; }

    /// <summary>Paths to look at before the tree is whole: read them, then read again.</summary>
    public required ValueList<string> Needs { get; init; }

    /// <summary>Whether the server would load the list; null where that cannot be told yet.</summary>
    public bool? Loads => Errors.Count > 0 ? false : Needs.Count > 0 || Doubts.Count > 0 ? null : true;
}
