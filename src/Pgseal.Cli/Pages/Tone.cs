namespace Pgseal.Cli.Pages;

/// <summary>What a piece of text means to the reader; a terminal turns it into colour.</summary>
enum Tone
{
    Plain,
    Strong,
    Faint,
    Good,
    Bad,
    Warning,
}
