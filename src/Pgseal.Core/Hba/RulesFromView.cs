using System.Text;

namespace Pgseal.Core.Hba;

/// <summary>Writes rows of pg_hba_file_rules as lines again, so that who may not read the file still gets an answer.</summary>
/// <remarks>
/// The view does not tell <c>"all"</c> from <c>all</c>. Every word that may be a keyword is written as one, and every method as <c>trust</c>: the rules
/// then admit at least what the real ones do. Reject rows must be left out, since they would take away too much.
/// </remarks>
public static class RulesFromView
{
    static readonly ValueList<string> DatabaseKeywords = ["all", "sameuser", "samerole", "samegroup", "replication"];
    static readonly ValueList<string> AddressKeywords = ["all", "samehost", "samenet"];

    public static string Line(string type, ValueList<string> databases, ValueList<string> users, string? address, string? netmask)
    {
        var columns = new List<string>
        {
            type,
            string.Join(',', databases.Select(name => DatabaseKeywords.Contains(name) ? name : Quoted(name))),
            // A plus sign before the quote keeps its meaning, and a pattern is one quoted or not.
            string.Join(',', users.Select(name => name == "all" ? name : name.StartsWith('+') ? $"+{Quoted(name[1..])}" : Quoted(name))),
        };
        if (address is not null)
            columns.Add(AddressKeywords.Contains(address) ? address : netmask is null ? Quoted(address) : address);
        if (netmask is not null)
            columns.Add(netmask);
        return string.Join(' ', [.. columns, "trust"]);
    }

    public static ReadOnlyMemory<byte> File(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
