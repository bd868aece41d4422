namespace Pgseal.Core.Certificates;

/// <summary>What an authority may be called: its name is a directory's.</summary>
public static class AuthorityName
{
    /// <summary>The one that signs for every cluster without an authority of its own.</summary>
    public const string Default = "default";

    /// <summary>Why it cannot be one; null when it can.</summary>
    public static string? Fault(string name) =>
        name.Length is 0 or > 64 ? "a name of an authority has 1 to 64 characters"
        : name[0] == '.' || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')) ? "a name of an authority has only letters, digits, hyphens, underscores and dots, and begins with no dot"
        : null;
}
