namespace Pgseal.Live.Tests.Lab;

/// <summary>The processes of this machine, by what their command lines name.</summary>
static class Processes
{
    public static IReadOnlyList<int> Naming(string text)
    {
        var found = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && CommandLine(folder).Contains(text, StringComparison.Ordinal))
                found.Add(id);
        }

        return found;
    }

    /// <summary>Waits until no process names the text; fails after ten seconds.</summary>
    public static async Task GoneAsync(string text, CancellationToken cancellation)
    {
        var giveUp = DateTimeOffset.UtcNow.AddSeconds(10);
        while (Naming(text) is { Count: > 0 } left)
        {
            Assert.True(DateTimeOffset.UtcNow < giveUp, $"still running: {string.Join(", ", left)}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }
    }

    static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return ""; // It has just ended.
        }
    }
}
