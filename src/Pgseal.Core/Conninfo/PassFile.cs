using System.Text;

namespace Pgseal.Core.Conninfo;

/// <summary>A password file: lines of <c>host:port:database:user:password</c>, of which the first that matches counts.</summary>
/// <remarks>Source: PostgreSQL 18, "The Password File" (32.16). <c>*</c> matches anything, <c>\:</c> and <c>\\</c> escape.</remarks>
static class PassFile
{
    public static Secret? Find(string text, string host, int port, string database, string user)
    {
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#')
                continue;
            var at = 0;
            if (Field(line, ref at, host) && Field(line, ref at, port.ToString()) && Field(line, ref at, database) && Field(line, ref at, user))
                return new Secret(ReadField(line, ref at));
        }
        return null;
    }

    static bool Field(string line, ref int at, string wanted)
    {
        var isAny = at + 1 < line.Length && line[at] == '*' && line[at + 1] == ':';
        var value = ReadField(line, ref at);
        // A field must be closed by a colon: the password comes after it, even when empty.
        return at <= line.Length && (isAny || string.Equals(value, wanted, StringComparison.Ordinal));
    }

    /// <summary>Reads up to an unescaped colon and steps over it; past the end when there is none.</summary>
    static string ReadField(string line, ref int at)
    {
        var field = new StringBuilder();
        while (at < line.Length && line[at] != ':')
        {
            if (line[at] == '\\' && at + 1 < line.Length)
                at++;
            field.Append(line[at++]);
        }
        at++;
        return field.ToString();
    }
}
