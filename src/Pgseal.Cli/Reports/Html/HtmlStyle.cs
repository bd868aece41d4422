using System.Security.Cryptography;
using System.Text;

namespace Pgseal.Cli.Reports.Html;

/// <summary>The one style sheet, written into each report, and the only thing that its policy lets a browser use.</summary>
static class HtmlStyle
{
    public static string Text { get; } = Read();

    /// <summary>A Content-Security-Policy that admits this style sheet and nothing else: no script, no image, no request.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; base-uri 'none'; form-action 'none'";

    static string Read()
    {
        using var stream = typeof(HtmlStyle).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd();
    }
}
