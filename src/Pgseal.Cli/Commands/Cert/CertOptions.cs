using System.CommandLine;
using Pgseal.Core.Certificates;
using static Pgseal.Cli.CommandLine.Declare;

namespace Pgseal.Cli.Commands.Cert;

/// <summary>The options that several verbs about certificates share.</summary>
static class CertOptions
{
    const string Ed25519 = "Ed25519 cannot be issued: the cryptography of .NET 10 signs with RSA and EC keys only; use ecdsa or rsa";

    static readonly Option<string?> Authority =
        Text("--authority", "NAME", $"the authority, under ca/ of the state directory (default {AuthorityName.Default})");

    static readonly Option<KeyType> KeyTypeOption = KeyTypeWord();

    public static void AddAuthorityTo(Command verb) => verb.Add(Authority);

    /// <returns>Null when none was named.</returns>
    public static string? ReadAuthority(ParseResult parse) => parse.GetValue(Authority) is not { } name ? null
        : AuthorityName.Fault(name) is { } fault ? throw new BadInput($"--authority: {fault}", "give another name", name)
        : name;

    public static void AddKeyTypeTo(Command verb) => verb.Add(KeyTypeOption);

    public static KeyType ReadKeyType(ParseResult parse) => parse.GetRequiredValue(KeyTypeOption);

    /// <summary>A number of days, at most ten years of them.</summary>
    public static Option<int> Days(TimeSpan fallback) => Number("--days", "how long it is valid", (int)fallback.TotalDays, lowest: 1);

    /// <exception cref="BadInput">More than fits a certificate that anybody accepts.</exception>
    public static TimeSpan ReadDays(ParseResult parse, Option<int> option) => parse.GetRequiredValue(option) is var days and <= 36_500
        ? TimeSpan.FromDays(days)
        : throw new BadInput("--days: a hundred years are the most", "give fewer days");

    static Option<KeyType> KeyTypeWord()
    {
        var option = Word("--key-type", "the new key: ECDSA on P-256, or RSA with 3072 bits", Of, KeyType.EcP256, KeyType.EcP256, KeyType.Rsa3072);
        var parse = option.CustomParser!;
        option.CustomParser = result =>
        {
            if (result.Tokens[^1].Value != "ed25519")
                return parse(result);
            result.AddError($"--key-type: {Ed25519}");
            return default;
        };
        return option;
    }

    public static string Of(KeyType type) => type switch
    {
        KeyType.EcP256 => "ecdsa",
        KeyType.Rsa3072 => "rsa",
    };
}
