using Spectre.Console;

namespace Pgseal.Cli.Pages;

/// <summary>The colour of each tone on a terminal.</summary>
static class Styles
{
    public static Style Of(Tone tone) => tone switch
    {
        Tone.Plain => Style.Plain,
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Faint => new Style(Color.Grey),
        Tone.Good => new Style(Color.Green),
        Tone.Bad => new Style(Color.Red, decoration: Decoration.Bold),
        Tone.Warning => new Style(Color.Yellow),
    };
}
