using Pgseal.Core.Text;
using Spectre.Console;

namespace Pgseal.Cli.Pages;

/// <summary>A sign of life on a terminal while something takes its time.</summary>
static class SignOfLife
{
    public static Task<T> ShowWhileAsync<T>(IAnsiConsole console, string doing, Func<Task<T>> work) =>
        console.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(Printable.Text(doing)), _ => work());
}
