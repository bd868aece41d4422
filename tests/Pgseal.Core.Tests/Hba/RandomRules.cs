using System.Net;
using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

/// <summary>Random rules over a small world that can be looked at whole.</summary>
/// <param name="variety">Whether methods that ask for a password, client certificates and longer files occur.</param>
sealed class RandomRules(int seed, bool variety = false)
{
    static readonly string[] Types = ["host", "host", "host", "hostssl", "hostnossl", "hostgssenc", "hostnogssenc", "local"];
    static readonly string[] Databases =
        ["all", "all", "a", "b", "\"all\"", "sameuser", "samerole", "replication", "/^a", "/b$", "replication,all", "a,b", "/^(a|b)*$", "/(?<!a)b$"];
    static readonly string[] Users = ["all", "all", "a", "b", "+g", "+h", "\"+g\"", "/^a", "/.", "/^[^a]", "/^(?!a|b$)", "/(?i)^B\\M", "a,+h", "x"];
    static readonly string[] Addresses =
    [
        "all", "0.0.0.0/0", "::/0", "127.0.0.1/32", "127.0.0.0/8", "::1/128", "10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/9", "10.1.0.0/16",
        "10.0.0.1 255.0.0.1", "10.0.0.0 255.0.0.1", "0.0.0.0/1", "128.0.0.0/1", "fd00::/8", "::/1", "8000::/1", "126.0.0.0/7", "samehost", "samenet",
        "known.example", ".example",
    ];

    static readonly string[] Methods = ["trust", "scram-sha-256", "reject", "reject", "md5", "ident map=m"];

    static readonly string[] MoreMethods =
        ["trust", "scram-sha-256", "reject", "reject", "md5", "password", "ldap ldapserver=x ldapprefix=y", "scram-sha-256", "gss"];

    static readonly string[] OverTls = ["cert", "trust clientcert=verify-full", "scram-sha-256 clientcert=verify-ca", "trust clientcert=verify-ca", "reject"];

    readonly Random random = new(seed);

    static IEnumerable<ByteText> Names { get; } =
        ["a", "b", "g", "h", "x", "ab", "ba", "all", "+g", "replication", "sameuser", "é", "zzz", "aa", "samerole"];

    static IPAddress?[] Clients { get; } = new[]
    {
        "127.0.0.1", "127.9.9.9", "126.0.0.1", "10.0.0.1", "10.0.0.2", "10.127.0.3", "10.128.0.4", "10.1.255.5", "11.0.0.1", "192.168.1.1",
        "200.1.1.1", "::1", "::2", "fd00::1", "2001:db8::1", "fd00::5", "10.0.0.5", "0.0.0.1", "255.255.255.255",
    }.Select(IPAddress.Parse).ToArray();

    public static HbaEnvironment World(int major) => new(ServerVersion.OfMajor(major))
    {
        Ssl = true,
        Features = [],
        // More of each than are tried because they are real: what is decided must not depend on that.
        Roles = [.. Enumerable.Range(0, 25).Select(i => new HbaRole($"filler{i}", [])), new("a", ["g"]), new("b", []), new("g", ["h"]), new("h", []), new("x", []), new("zzz", ["h"]), new("ba", ["g", "h"]), new("ab", ["h"])],
        Databases = [.. Enumerable.Range(0, 25).Select(i => (ByteText)$"filler{i}"), "a", "b", "postgres"],
        Interfaces = [new(IPAddress.Parse("127.0.0.1"), 8), new(IPAddress.Parse("10.0.0.5"), 16), new(IPAddress.Parse("fd00::5"), 64)],
        Hosts = new Dictionary<string, ValueList<IPAddress>> { ["known.example"] = [IPAddress.Parse("10.0.0.1"), IPAddress.Parse("127.9.9.9")] },
        Reverse = new Dictionary<IPAddress, string>
        {
            [IPAddress.Parse("10.0.0.1")] = "known.example", [IPAddress.Parse("127.9.9.9")] = "Known.example", [IPAddress.Parse("10.0.0.2")] = "known.example",
        },
        DbUserNamespace = false,
    };

    public static HbaEnvironment Ignorant(int major) => new(ServerVersion.OfMajor(major));

    /// <summary>The same world with GSS and LDAP built in.</summary>
    public static HbaEnvironment World(int major, bool variety) =>
        variety ? World(major) with { Features = [HbaFeature.Gss, HbaFeature.Ldap], ClientCa = true } : World(major);

    public int Major { get; } = 13 + seed % 6;

    public string File()
    {
        var text = new StringBuilder();
        for (var lines = random.Next(1, variety ? 14 : 9); lines > 0; lines--)
            text.Append(Line()).Append(Pick(["\n", "\n", " # why\n", "\r\n", "\n\n"]));
        return text.ToString();
    }

    /// <summary>Rules that tell no two connections apart that the small world does not tell apart.</summary>
    public string CoarseFile()
    {
        var text = new StringBuilder();
        for (var lines = random.Next(2, 9); lines > 0; lines--)
        {
            var method = Pick(["trust", "scram-sha-256", "reject", "scram-sha-256"]);
            text.Append($"{Pick(["host", "hostssl"])} {Pick(["all", "all", "a", "b", "replication"])} {Pick(["all", "all", "a", "+g"])} {Pick(["all", "10.0.0.0/8", "10.0.0.0/9", "::/0"])} {method}\n");
        }
        return text.ToString();
    }

    string Line()
    {
        var type = Pick(Types);
        var address = type == "local" ? "" : $"{Pick(Addresses)}\t";
        var method = !variety || type == "local" ? Pick(Methods) : Pick(type == "hostssl" && random.Next(2) == 0 ? OverTls : MoreMethods);
        var separator = Pick([" ", "  ", "\t"]);
        return $"{type}{separator}{Pick(Databases)}{separator}{Pick(Users)} {address}{method}";
    }

    string Pick(string[] from) => from[random.Next(from.Length)];

    public static IEnumerable<HbaConnection> Connections(ConnectionKind kind)
    {
        foreach (var user in Names)
        {
            foreach (var database in Names.Prepend(default))
            {
                foreach (var client in kind == ConnectionKind.Local ? new IPAddress?[1] : Clients)
                {
                    yield return new(kind, database, user, client)
                    {
                        Replication = database.IsEmpty ? HbaReplication.Physical : HbaReplication.None,
                    };
                }
            }
        }
    }

    public static IEnumerable<HbaConnection> InScope(Scope scope) =>
        Connections(ConnectionKind.Plain).Where(connection => scope.Covers(connection.Address!));
}
