using System.Net;
using Pgseal.Core.Text;

namespace Pgseal.Cli.Reports.Html;

/// <summary>Makes untrusted text inert in HTML, in elements and in quoted attributes alike.</summary>
static class HtmlText
{
    public static string Of(string untrusted) => WebUtility.HtmlEncode(Printable.Text(untrusted));

    /// <summary>A value as it was seen. Its letters may run from right to left; <c>bdi</c> keeps that inside.</summary>
    public static string Value(string untrusted) => $"<bdi>{Of(untrusted)}</bdi>";

    /// <summary>The same in the fixed width of what a machine says.</summary>
    public static string Code(string untrusted) => untrusted.Length == 0 ? "<span class=\"none\">–</span>" : $"<code>{Value(untrusted)}</code>";
}
