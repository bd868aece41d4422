namespace Pgseal.Cli;

/// <summary>The formats every verb can answer in.</summary>
enum OutputFormat
{
    Text,
    Json,
}
