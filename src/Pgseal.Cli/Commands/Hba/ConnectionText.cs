using System.Net;
using Pgseal.Cli.CommandLine;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>Reads <c>--connection</c>: key=value pairs, quoted as libpq does.</summary>
static class ConnectionText
{
    public const string Example = "kind=plain dbname=app user=app addr=10.1.2.3";

    static readonly string[] Keys = ["kind", "dbname", "user", "addr", "replication", "cert_cn", "cert_dn", "cert_trusted"];

    static readonly ConnectionKind[] Kinds = Enum.GetValues<ConnectionKind>();

    public static HbaConnection Read(string text)
    {
        var given = Pairs(text);
        var kind = Kind(given);
        var user = given.GetValueOrDefault("user") is { Length: > 0 } name ? name : throw Wrong("user is missing: the server knows no connection without one");
        return new(kind, given.GetValueOrDefault("dbname") is { Length: > 0 } database ? database : user, user, Address(given, kind))
        {
            Replication = Replication(given.GetValueOrDefault("replication", "false")),
            Certificate = Certificate(given, kind),
        };
    }

    static Dictionary<string, string> Pairs(string text)
    {
        try
        {
            var given = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in KeyValueText.Pairs(text))
            {
                if (!Keys.Contains(key))
                    throw Wrong($"\"{key}\" is not one of {string.Join(", ", Keys)}{NearestMatch.Hint(key, Keys)}");
                given[key] = value;
            }
            return given;
        }
        catch (InvalidTarget invalid)
        {
            throw Wrong(invalid.What);
        }
    }

    static ConnectionKind Kind(Dictionary<string, string> given)
    {
        var words = Kinds.Select(Wording.Of).ToArray();
        var word = given.GetValueOrDefault("kind") ?? throw Wrong($"kind is missing: {string.Join(", ", words)}");
        return Array.IndexOf(words, word) is var at and >= 0 ? Kinds[at] : throw Wrong($"kind: \"{word}\" is not one of {string.Join(", ", words)}{NearestMatch.Hint(word, words)}");
    }

    static IPAddress? Address(Dictionary<string, string> given, ConnectionKind kind)
    {
        var text = given.GetValueOrDefault("addr");
        if (kind == ConnectionKind.Local)
            return text is null ? null : throw Wrong("a connection of kind local has no addr");
        return IPAddress.TryParse(text ?? throw Wrong($"addr is missing: kind {Wording.Of(kind)} comes from an address"), out var address)
            ? address
            : throw Wrong($"addr: \"{text}\" is not an IP address");
    }

    /// <remarks>PostgreSQL 13 to 18, backend_startup.c: <c>database</c>, or a boolean as parse_bool reads it, where a beginning that is unique is enough.</remarks>
    static HbaReplication Replication(string word)
    {
        if (word == "database")
            return HbaReplication.Logical;
        var lower = word.ToLowerInvariant();
        return lower is "1" or "on" || IsBeginning("true", lower) || IsBeginning("yes", lower) ? HbaReplication.Physical
            : lower is "0" or "of" or "off" || IsBeginning("false", lower) || IsBeginning("no", lower) ? HbaReplication.None
            : throw Wrong($"replication: \"{word}\" is not true, database or false; the server would refuse it with SQLSTATE 22023");
    }

    static bool IsBeginning(string whole, string beginning) => beginning.Length > 0 && whole.StartsWith(beginning, StringComparison.Ordinal);

    static HbaCertificate? Certificate(Dictionary<string, string> given, ConnectionKind kind)
    {
        var (name, distinguished, trusted) = (given.GetValueOrDefault("cert_cn"), given.GetValueOrDefault("cert_dn"), given.GetValueOrDefault("cert_trusted"));
        if (name is null && distinguished is null && trusted is null)
            return null;
        return kind != ConnectionKind.Tls
            ? throw Wrong("a certificate is shown over kind=tls only")
            : new(name is null ? (ByteText?)null : name, distinguished is null ? (ByteText?)null : distinguished, trusted switch
            {
                null or "true" => true,
                "false" => false,
                _ => throw Wrong($"cert_trusted: \"{trusted}\" is neither true nor false"),
            });
    }

    static BadInput Wrong(string what) => new($"--connection: {what}", $"write it like --connection '{Example}'");
}
