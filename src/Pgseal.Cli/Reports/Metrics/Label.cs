namespace Pgseal.Cli.Reports.Metrics;

/// <summary>A name and a value that tell one sample of a metric from another.</summary>
readonly record struct Label(string Name, string Value);
