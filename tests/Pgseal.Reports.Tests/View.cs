using Microsoft.Playwright;

namespace Pgseal.Reports.Tests;

/// <summary>A report opened from its file, what it asked for and what the browser complained of.</summary>
sealed class View : IAsyncDisposable
{
    readonly string file;

    public View(IPage page, string file)
    {
        this.file = file;
        Page = page;
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) => Complaints.Add(message.Text);
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public string Address => new Uri(file).AbsoluteUri;

    public List<string> Requests { get; } = [];

    public List<string> Complaints { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        File.Delete(file);
    }
}
