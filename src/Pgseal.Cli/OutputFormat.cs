namespace Pgseal.Cli;

/// <summary>The formats an answer can have. Every verb knows text and JSON; the reports are those of audit.</summary>
enum OutputFormat
{
    Text,
    Json,
    Html,
    Sarif,
    Junit,
    Markdown,
    OpenMetrics,
}
