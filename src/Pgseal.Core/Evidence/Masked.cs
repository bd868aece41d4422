using System.Text.RegularExpressions;

namespace Pgseal.Core.Evidence;

/// <summary>Takes the secrets out of what a server or a file says before it is kept as evidence (I5).</summary>
public static partial class Masked
{
    const string Stars = "***";

    /// <summary>Settings that can be a passphrase as a whole: <c>echo secret</c>.</summary>
    const string WhollySecret = "ssl_passphrase_command";

    /// <summary>A row of a result; one that names a setting that is secret as a whole keeps nothing else.</summary>
    public static ValueList<string?> Row(ValueList<string?> cells) => cells.Contains(WhollySecret)
        ? cells.Select(cell => cell is null or "" or WhollySecret ? cell : Stars).ToValueList()
        : cells.Select(cell => cell is null ? null : Text(cell)).ToValueList();

    /// <summary>
    /// The text without the passwords of connection strings, URIs, environment variables and rules, without password verifiers and private keys.
    /// Rather too much is hidden than too little.
    /// </summary>
    public static string Text(string text) =>
        text.Contains("PRIVATE KEY", StringComparison.Ordinal) || Verifier().IsMatch(text)
            ? Stars
            : UriPassword().Replace(Assigned().Replace(text, $"$1{Stars}"), $"$1{Stars}@");

    /// <summary>One option of a rule, <c>name=value</c>: a secret one may hold blanks and commas.</summary>
    public static string Option(string text) => Assigned().Match(text) is { Success: true } found ? $"{text[..found.Index]}{found.Groups[1].Value}{Stars}" : Text(text);

    [GeneratedRegex("""((?:(?:passw(?:or)?d|passphrase|secret|bindpasswd|radiussecrets)\w*|scram_\w+_key)["']?\s*[=:]\s*)(?:'(?:[^'\\]|\\.|'')*'|"(?:[^"]|"")*"|\S+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"(\w://[^\s/@:]*:)[^\s@/]*@")]
    private static partial Regex UriPassword();

    /// <remarks>PostgreSQL 18, pg_authid.rolpassword.</remarks>
    [GeneratedRegex(@"^(?:md5[0-9a-f]{32}|SCRAM-SHA-256\$.*)$")]
    private static partial Regex Verifier();
}
