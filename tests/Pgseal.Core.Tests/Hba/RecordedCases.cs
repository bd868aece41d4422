using System.Net;
using System.Text;
using System.Text.Json;
using Pgseal.Core.Hba;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

/// <summary>Files and connections with what six real servers made of them (Cases/README.md).</summary>
static class RecordedCases
{
    public const string DataDirectory = "/data";

    static readonly JsonElement Root = Load();

    public static IEnumerable<JsonElement> Parse => Root.GetProperty("parse_cases").EnumerateArray();

    public static IEnumerable<JsonElement> Evaluate => Root.GetProperty("eval_cases").EnumerateArray();

    public static HbaTree Tree(JsonElement test, HbaEnvironment environment)
    {
        var files = new Dictionary<string, byte[]>
        {
            ["pg_hba.conf"] = test.TryGetProperty("hba_b64", out var encoded)
                ? encoded.GetBytesFromBase64()
                : Encoding.UTF8.GetBytes(test.GetProperty("hba").GetString()!),
        };
        if (test.TryGetProperty("files", out var more))
        {
            foreach (var file in more.EnumerateObject())
                files[file.Name] = Encoding.UTF8.GetBytes(file.Value.GetString()!);
        }
        return FakeFiles.Read(environment, DataDirectory, files);
    }

    /// <summary>The world of the recording, as its meta object describes it.</summary>
    public static HbaEnvironment Environment(string major, bool ssl) => new(ServerVersion.OfMajor(int.Parse(major)))
    {
        Ssl = ssl,
        ClientCa = true,
        Features = major == "15" ? [HbaFeature.Gss, HbaFeature.Ldap, HbaFeature.Pam] : [],
        Roles = Roles(withDave: int.Parse(major) >= 16).ToValueList(),
        Interfaces =
        [
            new(IPAddress.Parse("127.0.0.1"), 8), new(IPAddress.Parse("172.20.5.7"), 20), new(IPAddress.Parse("::1"), 128),
            new(IPAddress.Parse("2001:db8:1::5"), 64), new(IPAddress.Parse("fd12:3456::7"), 48),
        ],
        InterfaceNames = ["lo"],
        Hosts = Forward(),
        Reverse = Names().DistinctBy(line => line.Address).ToDictionary(line => IPAddress.Parse(line.Address), line => line.Name),
        DbUserNamespace = false,
        OAuthValidators = [],
    };

    static IEnumerable<HbaRole> Roles(bool withDave)
    {
        var groups = new Dictionary<string, string>
        {
            ["alice"] = "subgrp", ["subgrp"] = "grp", ["carol"] = "grp", ["su3"] = "grp", ["bob"] = "appdb", ["dave"] = withDave ? "grp" : "",
        };
        string[] names =
        [
            "alice", "bob", "carol", "dave", "su2", "su3", "repl", "grp2", "Bob", "all", "+grp", "a,b", "we ird", "q\"q", "sameuser", "/^a", "/al",
            "örn", "replication", "#hash", "@file", new('l', 63), "postgres", "grp", "subgrp", "appdb",
        ];
        foreach (var name in names)
        {
            ValueList<ByteText> memberOf = groups.TryGetValue(name, out var group) && group.Length > 0 ? [group] : [];
            // Roles without a password speak SCRAM too where password_encryption says so, as it did on these servers.
            yield return new HbaRole(name, memberOf) { Verifier = HbaVerifier.Scram };
        }
    }

    static IEnumerable<(string Address, string Name)> Names() => Root.GetProperty("meta").GetProperty("hosts_file").GetString()!
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
        .Select(line => line.Split(' ')).Select(words => (words[0], words[1]));

    static Dictionary<string, ValueList<IPAddress>> Forward() => Root.GetProperty("meta").GetProperty("hosts_file").GetString()!
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Skip(1).Select(name => (Name: name, Address: IPAddress.Parse(words[0]))))
        .GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => group.Select(pair => pair.Address).ToValueList());

    static JsonElement Load()
    {
        using var stream = typeof(RecordedCases).Assembly.GetManifestResourceStream("hba-cases.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
