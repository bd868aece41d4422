using System.Globalization;
using System.Text;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;
using Pgseal.Core.Text;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>Words that all verbs about rules say alike.</summary>
static class RulesWords
{
    public const string WhereToReport = "This is a bug of pgseal. Report it to the pgseal project with the line and both rows.";

    const int TabStop = 8;

    /// <summary><c>16</c> for a file, <c>16.4</c> for a server.</summary>
    public static string VersionOf(RulesRead read) => VersionOf(read.Tree.Version);

    public static string VersionOf(ServerVersion version) =>
        version.Minor == 0 ? version.Major.ToString(CultureInfo.InvariantCulture) : version.ToString();

    /// <summary>What the rows take for granted where it is not known, and the rules do not depend on it to be loaded.</summary>
    public static IEnumerable<string> Assumed(RulesRead read)
    {
        if (read.Environment.Ssl is null && read.Tree.Rules.Any(rule => rule.Type == HbaRuleType.HostSsl))
            yield return "ssl is on: with ssl off, hostssl lines are loaded and match nothing";
        if (read.Environment.Features is null && read.Tree.Rules.Any(rule => rule.Type == HbaRuleType.HostGssEnc))
            yield return "the server is built with GSSAPI: without it, hostgssenc lines are loaded and match nothing";
    }

    /// <summary>The same for answers about the rules once they are loaded, which may depend on more.</summary>
    public static IEnumerable<string> AssumedOfLoaded(RulesRead read) =>
        Assumed(read).Concat(read.Tree.Doubts.Select(doubt => $"the rules are loaded, which depends on {doubt}"));

    public static string Of(Witness it)
    {
        var from = it.Kind == ConnectionKind.Local ? "" : $" from {it.Address}";
        return $"{Wording.Of(it.Kind)}{from} to {(it.Replication ? "physical replication" : $"database {it.Database}")} as {it.User}";
    }

    /// <summary>The witness as <c>--connection</c> takes it.</summary>
    public static string ConnectionOf(Witness it)
    {
        (string Key, string Value)[] pairs =
        [
            ("kind", Wording.Of(it.Kind)), ("user", it.User), ("dbname", it.Replication ? "" : it.Database), ("addr", it.Kind == ConnectionKind.Local ? "" : it.Address), ("replication", it.Replication ? "true" : ""),
        ];
        return string.Join(' ', pairs.Where(pair => pair.Value.Length > 0).Select(pair => $"{pair.Key}={KeyValueText.Quote(pair.Value)}"));
    }

    /// <summary>The rule's own line as it stands in the file, without its secrets; tabs as arrows.</summary>
    public static string LineOf(HbaTree tree, HbaRule rule) => Visible(SecretOptions.Mask(new(tree.Files[rule.File].Bytes[rule.Line.Span.Start..rule.Line.Span.End])));

    public static string LineOf(HbaTree tree, string file, int line) =>
        tree.Files.TryGetValue(file, out var known) && known.LineAt(line) is { } found
            ? Visible(SecretOptions.Mask(new(known.Bytes[found.Span.Start..found.Span.End])))
            : "";

    /// <summary>Tabs become arrows that reach to the next tab stop.</summary>
    public static string Visible(ByteText line)
    {
        var shown = new StringBuilder();
        foreach (var (index, part) in Encoding.Latin1.GetString(line.Span.TrimEnd("\r\n"u8)).Split('\t').Index())
        {
            if (index > 0)
                shown.Append('→').Append(' ', TabStop - 1 - (shown.Length % TabStop));
            shown.Append(Printable.Bytes(Encoding.Latin1.GetBytes(part)));
        }
        return shown.ToString();
    }
}
