using System.Text.RegularExpressions;

namespace Pgseal.Cli.Tests.Reports;

/// <summary>A strict reader of the part of OpenMetrics 1.0 that both it and the older Prometheus format have: gauges with labels.</summary>
static partial class MetricGrammar
{
    /// <summary>What is wrong with the text; empty for nothing.</summary>
    public static List<string> Faults(string text)
    {
        var faults = new List<string>();
        if (!text.EndsWith("\n# EOF\n", StringComparison.Ordinal))
            faults.Add("it does not end in # EOF and one line feed");
        var families = new Dictionary<string, string>();
        var series = new HashSet<string>();
        string? current = null;
        foreach (var line in text.Split('\n')[..^2])
        {
            if (TypeLine().Match(line) is { Success: true } type)
            {
                current = type.Groups["name"].Value;
                if (!families.TryAdd(current, ""))
                    faults.Add($"the family {current} begins twice");
            }
            else if (UnitLine().Match(line) is { Success: true } unit)
            {
                if (unit.Groups["name"].Value != current || !current.EndsWith("_" + unit.Groups["unit"].Value, StringComparison.Ordinal))
                    faults.Add($"the unit does not fit: {line}");
            }
            else if (HelpLine().Match(line) is { Success: true } help)
            {
                if (help.Groups["name"].Value != current)
                    faults.Add($"help of another family: {line}");
            }
            else if (SampleLine().Match(line) is { Success: true } sample)
            {
                if (sample.Groups["name"].Value != current)
                    faults.Add($"a sample outside its family: {line}");
                if (!series.Add(line[..line.LastIndexOf(' ')]))
                    faults.Add($"the same series twice: {line}");
                var labels = sample.Groups["label"].Captures.Select(label => label.Value).ToArray();
                if (labels.Distinct().Count() != labels.Length)
                    faults.Add($"the same label twice: {line}");
            }
            else
                faults.Add($"no line of the format: {line}");
        }
        return faults;
    }

    /// <summary>A line with its labels' values left out.</summary>
    public static string Shape(string line) => LabelValue().Replace(line, "\"\"");

    [GeneratedRegex("^# TYPE (?<name>[a-z_]+) gauge$")]
    private static partial Regex TypeLine();

    [GeneratedRegex("^# UNIT (?<name>[a-z_]+) (?<unit>[a-z]+)$")]
    private static partial Regex UnitLine();

    [GeneratedRegex(@"^# HELP (?<name>[a-z_]+) [^\\]+$")]
    private static partial Regex HelpLine();

    [GeneratedRegex("""^(?<name>[a-z_]+)(\{(?<label>[a-z_]+)="([^"\\\n]|\\[\\"n])*"(,(?<label>[a-z_]+)="([^"\\\n]|\\[\\"n])*")*\})? -?[0-9]+$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex("""
        "([^"\\]|\\.)*"
        """)]
    private static partial Regex LabelValue();
}
