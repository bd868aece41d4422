using System.Text;

namespace Pgseal.Live.Tests.Hba;

/// <summary>Random rules that every server loads, over a small world of roles, databases and loopback addresses; every method asks for a password or rejects.</summary>
sealed class RandomLoadable(int seed, int major)
{
    static readonly string[] Types = ["host", "host", "host", "hostssl", "hostnossl", "hostnogssenc", "local"];

    static readonly string[] Databases = ["all", "app", "\"all\"", "sameuser", "samerole", "replication", "app,a", "\"my db\"", "a, b", "\"replication\"", "ALL", "@databases"];

    static readonly string[] Users = ["all", "a", "b", "+g", "+h", "\"+g\"", "a,+h", "s", "\"all\"", "+s", "nobody", "é", "A", "@users", "\"a b\""];

    static readonly string[] Patterns = ["/^a", "/b$", "\"/^a|b$\"", "/.", "/[gh]", "/^(a|b)$", "/^ap{2}$"];

    static readonly string[] Addresses =
    [
        "all", "127.0.0.0/8", "127.0.0.1/32", "127.1.0.0/16", "127.0.0.0 255.0.0.1", "127.0.0.1 255.0.0.1", "0.0.0.0/0", "::/0", "::1/128", "127.2.3.4/9", "127.128.0.0/9",
        "samehost", "samenet", "10.0.0.0/8", "127.0.0.0 255.255.0.255", "::ffff:127.0.0.0/104", "126.0.0.0/7", "0.0.0.0 127.0.0.0",
    ];

    /// <summary>Names as clients ask for them: some do not exist, some are longer than a name may be.</summary>
    public static string[] ClientDatabases { get; } = ["app", "a", "b", "my db", "all", "replication", "nowhere", "s", new string('d', 70)];

    public static string[] ClientUsers { get; } = ["a", "b", "g", "h", "s", "nobody", "all", "+g", "é", "A", "a b", "app", new string('u', 70)];

    public static string[] ClientAddresses { get; } =
        ["127.0.0.1", "127.0.0.2", "127.1.2.3", "127.2.3.4", "127.128.0.9", "127.200.0.1", "127.255.255.254", "::1"];

    readonly Random random = new(seed);

    public byte[] Main(int lines) => Encoding.UTF8.GetBytes("local all postgres trust\n" + Lines(lines, mayInclude: major >= 16));

    public IReadOnlyDictionary<string, byte[]> Beside() => new Dictionary<string, byte[]>
    {
        ["databases"] = Encoding.UTF8.GetBytes(Pick(["app, b\n", "\"my db\"\nsameuser\n", "all"])),
        ["users"] = Encoding.UTF8.GetBytes(Pick(["+g b\n", "s,\nnobody # x\n"])),
        ["parts/databases"] = "b, app\n"u8.ToArray(),
        ["parts/users"] = "a +h\n"u8.ToArray(),
        ["part.conf"] = Encoding.UTF8.GetBytes(Lines(2, mayInclude: false)),
        ["parts/1.conf"] = Encoding.UTF8.GetBytes(Lines(2, mayInclude: false)),
        ["parts/2.conf"] = Encoding.UTF8.GetBytes(Lines(1, mayInclude: false)),
    };

    public string Pick(string[] words) => words[random.Next(words.Length)];

    public bool Chance(int oneIn) => random.Next(oneIn) == 0;

    string Lines(int count, bool mayInclude)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(mayInclude && Chance(8) ? Pick(["include part.conf", "include_dir parts", "include_if_exists gone.conf"]) : Rule()).Append(Pick(["\n", "\r\n", "   # c\n"]));
        return text.ToString();
    }

    string Rule()
    {
        var type = Pick(Types);
        var (database, user) = (Name(Databases), Name(Users));
        return $"{type} {database}\t{user} {(type == "local" ? "" : Pick(Addresses))} {(Chance(4) ? "reject" : "password")}";
    }

    string Name(string[] words) => Chance(3) ? "all" : major >= 16 && Chance(5) ? Pick(Patterns) : Pick(words);
}
