using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Pgseal.Core.Hba.Sentences;

/// <summary>Reads a network as people mean it: unlike in pg_hba.conf, 10/8 and leading zeros are no addresses here.</summary>
static class SentenceNetwork
{
    public static AddressCube? Parse(SentenceWord word)
    {
        if (word.IsQuoted || word.IsGroup)
            return null;
        var slash = word.Text.IndexOf('/', StringComparison.Ordinal);
        var text = slash < 0 ? word.Text : word.Text[..slash];
        if (!IPAddress.TryParse(text, out var address) || text.AsSpan().ContainsAny('%', '['))
            return null;
        var isV6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        if (!isV6 && address.ToString() != text)
            return null;
        var longest = isV6 ? 128 : 32;
        if (slash < 0)
            return AddressCube.Prefix(ClientAddress.Of(address), longest);
        return int.TryParse(word.Text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= longest
            ? AddressCube.Prefix(ClientAddress.Of(address), length)
            : null;
    }
}
