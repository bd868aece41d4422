using System.Text;
using System.Text.Json;

namespace Pgseal.Cli.Tests.Hba;

/// <summary>The recorded cases of real servers (Pgseal.Core.Tests/Hba/Cases/README.md) as files that a command can be given.</summary>
static class RecordedFiles
{
    static readonly JsonElement Root = Load();

    public static IEnumerable<JsonElement> Parse => Root.GetProperty("parse_cases").EnumerateArray();

    public static IEnumerable<JsonElement> Evaluate => Root.GetProperty("eval_cases").EnumerateArray();

    /// <summary>Writes the files of a case into a new directory, and beside them the environment of the recording for each version.</summary>
    public static string Write(JsonElement test)
    {
        var directory = Directory.CreateTempSubdirectory("pgseal-case-").FullName;
        File.WriteAllBytes(
            $"{directory}/pg_hba.conf",
            test.TryGetProperty("hba_b64", out var encoded) ? encoded.GetBytesFromBase64() : Encoding.UTF8.GetBytes(test.GetProperty("hba").GetString()!));
        if (test.TryGetProperty("files", out var files))
        {
            foreach (var file in files.EnumerateObject())
            {
                Directory.CreateDirectory(Path.GetDirectoryName($"{directory}/{file.Name}")!);
                File.WriteAllText($"{directory}/{file.Name}", file.Value.GetString());
            }
        }
        foreach (var major in Enumerable.Range(13, 6))
            File.WriteAllText($"{directory}/env-{major}.json", Environment(major));
        return directory;
    }

    /// <summary>The world of the recording as its meta object describes it.</summary>
    static string Environment(int major)
    {
        var meta = Root.GetProperty("meta");
        var hosts = meta.GetProperty("hosts_file").GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').Select(line => line.Split(' ')).ToList();
        var groups = new Dictionary<string, string[]>
        {
            ["alice"] = ["subgrp"], ["subgrp"] = ["grp"], ["carol"] = ["grp"], ["su3"] = ["grp"], ["bob"] = ["appdb"], ["dave"] = major >= 16 ? ["grp"] : [],
        };
        string[] names =
        [
            "alice", "bob", "carol", "dave", "su2", "su3", "repl", "grp2", "Bob", "all", "+grp", "a,b", "we ird", "q\"q", "sameuser", "/^a", "/al",
            "örn", "replication", "#hash", "@file", new('l', 63), "postgres", "subgrp",
        ];
        return JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["ssl"] = true,
            ["ca"] = true,
            ["features"] = major == 15 ? ["gss", "ldap", "pam"] : Array.Empty<string>(),
            ["roles"] = names.Select(name => new Dictionary<string, object>
            {
                ["name"] = name, ["superuser"] = name is "su2" or "su3" or "postgres", ["login"] = true, ["member_of"] = groups.GetValueOrDefault(name, []),
            }),
            ["databases"] = meta.GetProperty("databases").EnumerateArray().Select(name => name.GetString()!.Split(" (")[0]),
            ["interfaces"] = meta.GetProperty("interfaces").EnumerateArray().Select(text => text.GetString()),
            ["interface_names"] = new[] { "lo" },
            ["hosts"] = hosts.SelectMany(words => words.Skip(1).Select(name => (Name: name, Address: words[0])))
                .GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => group.Select(pair => pair.Address).ToArray()),
            ["reverse"] = hosts.DistinctBy(words => words[0]).ToDictionary(words => words[0], words => words[1]),
            ["db_user_namespace"] = false,
            ["oauth_validators"] = Array.Empty<string>(),
        });
    }

    static JsonElement Load()
    {
        using var stream = typeof(RecordedFiles).Assembly.GetManifestResourceStream("hba-cases.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
