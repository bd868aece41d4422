using Pgseal.Cli.Pages;
using Spectre.Console;

namespace Pgseal.Cli.Tests;

/// <summary>A view as it would come out, on a terminal of 120 columns or off it.</summary>
static class Rendered
{
    public static string Plain(Action<IPage> view)
    {
        using var writer = new StringWriter();
        view(new PlainPage(writer));
        return writer.ToString();
    }

    public static string OnTerminal(Action<IPage> view, AnsiSupport ansi = AnsiSupport.Yes)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ansi == AnsiSupport.Yes ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = 120;
        console.Profile.Capabilities.Unicode = true;
        view(new TerminalPage(console));
        return writer.ToString();
    }
}
