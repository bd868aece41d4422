namespace Pgseal.Core.Posture.Facts;

/// <summary>A setting in effect beside what the configuration files say now.</summary>
/// <param name="Type">pg_settings.vartype.</param>
/// <param name="NeedsRestart">Only a start can change it: pg_settings.context is postmaster.</param>
/// <param name="OnDisk">The value that the next load would take; null when no file sets it, or the files may not be seen.</param>
public sealed record SettingOnDisk(string Name, string InEffect, string Source, string Type, bool NeedsRestart, bool PendingRestart, string? OnDisk, string? File, int? Line)
{
    /// <summary>Whether the value in the file means another than the one in effect.</summary>
    /// <remarks>PostgreSQL 13 to 18, "Parameter Names and Values" (19.1.1): booleans have many spellings, enums are compared without case.</remarks>
    public bool Differs => OnDisk is not null && !(Type switch
    {
        "bool" => Truth(OnDisk) is { } truth && truth == Truth(InEffect),
        "string" => OnDisk == InEffect,
        _ => string.Equals(OnDisk, InEffect, StringComparison.OrdinalIgnoreCase),
    });

    /// <summary>A file set it when it was loaded, and none does any more.</summary>
    public bool IsGone => OnDisk is null && Source == "configuration file";

    /// <summary>Unambiguous beginnings of true, false, yes and no are enough; on, off, 1 and 0 are whole.</summary>
    static bool? Truth(string word)
    {
        if (word.Length == 0)
            return null;
        return Begins("true") || Begins("yes") || Is("on") || Is("1") ? true
            : Begins("false") || Begins("no") || (word.Length > 1 && Begins("off")) || Is("0") ? false
            : null;

        bool Begins(string whole) => whole.StartsWith(word, StringComparison.OrdinalIgnoreCase);
        bool Is(string whole) => string.Equals(whole, word, StringComparison.OrdinalIgnoreCase);
    }
}
