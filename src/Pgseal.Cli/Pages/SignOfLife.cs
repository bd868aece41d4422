using Pgseal.Core.Text;
using Spectre.Console;

namespace Pgseal.Cli.Pages;

/// <summary>A sign of life on a terminal while something takes its time.</summary>
static class SignOfLife
{
    public static Task<T> ShowWhileAsync<T>(IAnsiConsole console, string doing, Func<Task<T>> work) =>
        console.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(Printable.Text(doing)), _ => work());

    /// <summary>What is done may change meanwhile.</summary>
    public static Task<T> ShowWhileAsync<T>(IAnsiConsole console, string doing, Func<Action<string>, Task<T>> work) =>
        console.Status().Spinner(Spinner.Known.Dots).StartAsync(
            Markup.Escape(Printable.Text(doing)), shown => work(now => shown.Status(Markup.Escape(Printable.Text(now)))));
}
