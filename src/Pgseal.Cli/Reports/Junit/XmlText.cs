using System.Globalization;
using System.Text;
using System.Xml;
using Pgseal.Core.Text;

namespace Pgseal.Cli.Reports.Junit;

/// <summary>Makes untrusted text fit for XML 1.0, which has no way at all to write some characters.</summary>
static class XmlText
{
    public static string Of(string untrusted)
    {
        var safe = new StringBuilder();
        var text = Printable.Text(untrusted);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                safe.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                safe.Append(text, i++, 2);
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
        }
        return safe.ToString();
    }
}
