using System.Text;

namespace Pgseal.Live.Tests.Hba;

/// <summary>Random rules files, weighted to what readers of pg_hba.conf get wrong: quotes, commas, comments, continuations, includes, odd addresses.</summary>
/// <remarks>No file refers to itself: up to 15 the server would die of it.</remarks>
sealed class TrickyLines(int seed)
{
    static readonly string[] Types = ["local", "host", "host", "host", "hostssl", "hostnossl", "hostgssenc", "hostnogssenc", "HOST", "\"host\"", "hos", "\uFEFFlocal"];

    static readonly string[] Names =
    [
        "all", "\"all\"", "a\"ll\"", "all\"\"", "ALL", "app", "\"my db\"", "sameuser", "samerole", "samegroup", "replication", "\"replication\"", "+grp",
        "+\"grp\"", "\"+grp\"", "a,b", "a, b", "a ,b", ",a", "a,,b", "a,", "x\"y\"z", "\"un\"\"quoted\"", "/^a.*$", "/[", "\"/^a b$\"", "/", "@names", "@\"my names\"",
        "@missing", "\"@names\"", "@", "+", "é", new string('n', 70), "a#c", "'a'", "\\", "all,replication", "\"open",
    ];

    static readonly string[] Addresses =
    [
        "127.0.0.1/32", "0.0.0.0/0", "::/0", "::1/128", "10.0.0.0/8", "10.1.2.3/8", "10/8", "10.1/16", "010.0.0.1/32", "10.0.0.0 255.0.0.0", "10.0.0.0 8",
        "10.0.0.0 255.0.255.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8x", "10.0.0.0/ 8", "10.0.0.0", "fd00::/8", "FD00::1/64", "::ffff:10.0.0.1/128",
        "fd00::/129", "fe80::1%lo/64", "all", "\"all\"", "samehost", "samenet", "SAMENET", "localhost", ".example.com", "host.example.com", "host.example.com/32",
        "10.0.0.0 ::", "::1 255.255.255.255", "::1 ffff::", "256.1.1.1/32", "1.2.3.4.5/32", "0x7f.1/8", "10.0.0.0/08", "10.0.0.0,10.1.0.0/8", "\"127.0.0.1/32\"",
    ];

    static readonly string[] Methods =
    [
        "trust", "trust", "reject", "md5", "password", "scram-sha-256", "peer", "ident", "cert", "ldap", "pam", "radius", "gss", "sspi", "bsd", "oauth", "crypt",
        "TRUST", "\"trust\"", "trust,", "trust,md5", "trust#c", "",
    ];

    static readonly string[] Options =
    [
        "", "", "", "map=m", "map=", "map", "clientcert=verify-full", "clientcert=verify-ca", "clientcert=1", "clientcert=0", "clientcert=no-verify", "clientcert=x",
        "clientname=DN", "clientname=CN", "clientname=x", "ldapserver=x ldapprefix=p", "ldapserver=x", "ldapserver=x ldapbasedn=b ldapprefix=p", "ldapport=389", "ldapport=x",
        "ldaptls=1", "ldapscheme=ldaps", "ldapscheme=x", "ldapurl=ldap://h:389/dc=x?uid?sub", "ldapurl=http://h", "radiusservers=1.2.3.4 radiussecrets=s",
        "radiusservers=\"1.2.3.4,5.6.7.8\" radiussecrets=\"a,b,c\"", "radiusservers=1.2.3.4", "radiusports=x", "include_realm=0", "include_realm=1", "include_realm=x",
        "krb_realm=R", "compat_realm=1", "upn_username=1", "pamservice=x", "pam_use_hostname=1", "issuer=i scope=s", "delegate_ident_mapping=1", "nonsense=1", "=x",
        "map=\"a b\"", "map=a map=b", "\"map=a\"", "ldapbindpasswd=\"geheim\"",
    ];

    static readonly string[] Endings = ["\n", "\n", "\n", "\n", "\r\n", " \r\r\n", "  # note\n", "#note\n", "\\\n", " \\\n", "\t\\\r\n", " # note \\\n", ",\n", "\f\n", "\n\n"];

    static readonly string[] Whole =
    [
        "include inc.conf", "include_if_exists inc.conf", "include_if_exists gone.conf", "include gone.conf", "include_dir more", "include_dir gone", "include", "include a,b",
        "include \"inc.conf\"", "include inc.conf trailing", "include_dir more more", "Include inc.conf", "include more", "\\", "\"", ",", "local", "host all", "local all all", "#", " ", "\t",
    ];

    readonly Random random = new(seed);

    /// <summary>The file that hba_file names.</summary>
    public byte[] Main(int lines) => Lines(lines, mayInclude: true);

    /// <summary>The files beside it, by relative path.</summary>
    public IReadOnlyDictionary<string, byte[]> Beside() => new Dictionary<string, byte[]>
    {
        ["names"] = Encoding.UTF8.GetBytes(Pick(["x\ny, z # c\n\"all\"\n", "all", "", "+grp,\\\nq\n", "\"a b\" c\n", "@deeper\n"])),
        ["my names"] = Encoding.UTF8.GetBytes(Pick(["one two\n", "sameuser\n", "/^r\n", "# nothing\n"])),
        ["deeper"] = Encoding.UTF8.GetBytes(Pick(["deep\n", "replication,all\n", "@nowhere\n"])),
        ["inc.conf"] = Lines(random.Next(4), mayInclude: false),
        ["more/10.conf"] = Lines(random.Next(3), mayInclude: false),
        ["more/9.conf"] = Lines(random.Next(3), mayInclude: false),
        ["more/.hidden.conf"] = Lines(1, mayInclude: false),
        ["more/other.txt"] = Lines(1, mayInclude: false),
    };

    byte[] Lines(int count, bool mayInclude)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(random.Next(8) == 0 ? Pick(mayInclude ? Whole : Whole[13..]) : Rule()).Append(Pick(Endings));
        if (random.Next(3) == 0)
            text.Append("host all all all trust");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Mostly a rule with one surprise: a line with three would say only the first.</summary>
    string Rule()
    {
        var odd = random.Next(6);
        var type = odd == 0 ? Pick(Types) : Pick(Types[..8]);
        var database = odd == 1 ? Pick(Names) : Pick(["all", "app", "a,b", "replication"]);
        var user = odd == 2 ? Pick(Names) : Pick(["all", "u", "+grp", "\"q r\""]);
        var address = type == "local" && random.Next(10) > 0 ? "" : odd == 3 ? Pick(Addresses) : Pick(Addresses[..5]);
        var method = odd == 4 ? Pick(Methods) : Pick(Methods[..8]);
        var options = odd == 5 ? $"{Pick(Options)} {Pick(Options)}" : "";
        if (odd == 5)
            method = Pick(Methods[2..17]);
        var gap = Pick([" ", "\t", "   ", " \t "]);
        return string.Join(gap, new[] { type, database, user, address, method, options.Trim() }.Where(word => word.Length > 0));
    }

    string Pick(string[] words) => words[random.Next(words.Length)];
}
