using System.Globalization;
using System.Text;
using Pgseal.Core.Text;

namespace Pgseal.Cli.Reports.Metrics;

/// <summary>Writes families of gauges in the text that OpenMetrics 1.0 and the older Prometheus format have in common.</summary>
/// <remarks>
/// Gauges only: a textfile collector reads the older format, which does not know state sets and infos. The samples of a family stand together, and no
/// two have the same labels: that would make the whole file invalid.
/// </remarks>
sealed class MetricText
{
    readonly StringBuilder text = new();
    readonly HashSet<string> written = [];
    string family = "";

    /// <param name="unit">Null for a plain number; otherwise the name must end in it.</param>
    public void Family(string name, string help, string? unit = null)
    {
        family = name;
        Line($"# TYPE {name} gauge");
        if (unit is not null)
            Line($"# UNIT {name} {unit}");
        Line($"# HELP {name} {help}");
    }

    public void Sample(long value, params ReadOnlySpan<Label> labels)
    {
        var sample = new StringBuilder(family);
        for (var i = 0; i < labels.Length; i++)
            sample.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? '{' : ',')}{labels[i].Name}=\"{Escaped(labels[i].Value)}\"");
        if (labels.Length > 0)
            sample.Append('}');
        if (written.Add(sample.ToString()))
            Line($"{sample} {value.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>All words, and which of them holds.</summary>
    public void States<T>(T actual, Func<T, string> word, string label, params ReadOnlySpan<Label> labels)
        where T : struct, Enum
    {
        foreach (var state in Enum.GetValues<T>())
            Sample(EqualityComparer<T>.Default.Equals(state, actual) ? 1 : 0, [.. labels, new(label, word(state))]);
    }

    public string End()
    {
        Line("# EOF");
        return text.ToString();
    }

    static string Escaped(string untrusted) =>
        Printable.Text(untrusted).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    void Line(string line) => text.Append(line).Append('\n');
}
