using Microsoft.Playwright;
using Pgseal.Cli.Reports.Html;
using Pgseal.Cli.Tests.Reports;
using Pgseal.Core.Posture;

namespace Pgseal.Reports.Tests;

/// <summary>The HTML report in a real browser.</summary>
public sealed class HtmlTests(Browser browser) : IClassFixture<Browser>
{
    public static MatrixTheoryData<string, string, int> Views => new(["everything", "hostile"], ["light", "dark"], [390, 1280]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task It_is_accessible_and_asks_for_nothing(string audit, string colours, int width)
    {
        await using var view = await OpenAsync(audit, new() { ColorScheme = colours == "dark" ? ColorScheme.Dark : ColorScheme.Light, ViewportSize = new() { Width = width, Height = 900 } });

        // A Content-Security-Policy does not bind what a debugger evaluates, so the checker runs although no script may.
        await view.Page.EvaluateAsync(await File.ReadAllTextAsync(await Judge.FileAsync("axe-core/axe.min.js"), TestContext.Current.CancellationToken));
        var violations = await view.Page.EvaluateAsync<string[]>(
            "async () => (await axe.run(document)).violations.flatMap(it => it.nodes.map(node => `${it.id}: ${it.help}: ${node.html}: ${node.failureSummary}`))");
        await KeepAsync(view.Page, $"{audit}-{colours}-{width}.png");

        Assert.Empty(violations);
        Assert.Equal([view.Address], view.Requests);
        Assert.Empty(view.Complaints);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task It_is_never_wider_than_the_window(int width)
    {
        foreach (var audit in new[] { "everything", "hostile" })
        {
            await using var view = await OpenAsync(audit, new() { ViewportSize = new() { Width = width, Height = 900 } });

            Assert.Equal(width, await view.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    [Fact]
    public async Task It_is_whole_without_script()
    {
        await using var with = await OpenAsync("everything", new());
        await using var without = await OpenAsync("everything", new() { JavaScriptEnabled = false });

        var text = await without.Page.Locator("body").InnerTextAsync();

        Assert.Equal(await with.Page.Locator("body").InnerTextAsync(), text);
        Assert.Contains("Plaintext is admitted.", text, StringComparison.Ordinal);
        Assert.Contains("an appliance speaks TLS 1.0 only", text, StringComparison.Ordinal);
        Assert.Equal(0, await without.Page.Locator("script").CountAsync());
    }

    [Fact]
    public async Task Its_style_is_in_force_and_its_colours_follow_the_reader()
    {
        await using var light = await OpenAsync("everything", new() { ColorScheme = ColorScheme.Light });
        await using var dark = await OpenAsync("everything", new() { ColorScheme = ColorScheme.Dark });
        await using var paper = await OpenAsync("everything", new() { ColorScheme = ColorScheme.Dark });
        await paper.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal("rgb(251, 250, 247)", await BackgroundAsync(light.Page));
        Assert.Equal("rgb(21, 23, 26)", await BackgroundAsync(dark.Page));
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(paper.Page));
    }

    [Fact]
    public async Task A_hostile_name_is_shown_and_does_nothing()
    {
        await using var harmless = await OpenAsync(SomeReports.Hostile([.. SomeReports.HostileNames.Select(_ => "app")]), new());
        await using var view = await OpenAsync("hostile", new());

        Assert.Equal(await ElementsAsync(harmless.Page), await ElementsAsync(view.Page));
        Assert.Equal(await harmless.Page.TitleAsync(), await view.Page.TitleAsync());
        Assert.Equal([view.Address], view.Requests);
        Assert.Equal(SomeReports.HostileNames.Select(Shown), await view.Page.Locator(".cluster h2 bdi").AllTextContentsAsync());
    }

    [Fact]
    public async Task Its_links_lead_inside_it()
    {
        await using var view = await OpenAsync("everything", new());

        var dangling = await view.Page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('[href], [src]')].map(it => it.getAttribute('href') ?? it.getAttribute('src')).filter(it => !it.startsWith('#') || !document.getElementById(it.slice(1)))");

        Assert.Empty(dangling);
        Assert.InRange(await view.Page.Locator("a").CountAsync(), 10, 100);
    }

    [Fact]
    public async Task It_prints()
    {
        await using var view = await OpenAsync("everything", new() { ColorScheme = ColorScheme.Dark });

        var pdf = await view.Page.PdfAsync(new() { Format = "A4" });
        await File.WriteAllBytesAsync(Path.Combine(Shots(), "everything.pdf"), pdf, TestContext.Current.CancellationToken);

        Assert.InRange(System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b"), 2, 8);
    }

    static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    static Task<string[]> ElementsAsync(IPage page) =>
        page.EvaluateAsync<string[]>("[...document.querySelectorAll('*')].map(it => it.tagName + ' ' + [...it.attributes].map(attribute => attribute.name).join(' '))");

    /// <summary>Half a character cannot be written as UTF-8 at all.</summary>
    static string Shown(string name) => Core.Text.Printable.Text(name).Replace('\ud800', '\ufffd').Replace(" \udc00 ", " \ufffd ", StringComparison.Ordinal);

    static string Shots() => Directory.CreateDirectory(Path.Combine(Judge.Repository, "artifacts", "report-screenshots")).FullName;

    static Task KeepAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(Shots(), name), FullPage = true });

    Task<View> OpenAsync(string audit, BrowserNewContextOptions options) => OpenAsync(
        audit == "everything" ? SomeReports.Everything() : SomeReports.Hostile(SomeReports.HostileNames), options);

    async Task<View> OpenAsync(AuditReport audit, BrowserNewContextOptions options)
    {
        var file = Path.Combine(Path.GetTempPath(), $"pgseal-report-{Guid.NewGuid():N}.html");
        await File.WriteAllTextAsync(file, HtmlReport.Render(audit), TestContext.Current.CancellationToken);
        var context = await browser.Chromium.NewContextAsync(options);
        var view = new View(await context.NewPageAsync(), file);
        await view.Page.GotoAsync(view.Address);
        return view;
    }
}
