using System.Text;
using Pgseal.Core.Text;

namespace Pgseal.Core.Observing;

/// <summary>Makes text of a log's bytes; those that are not UTF-8 appear as <c>\xHH</c>.</summary>
static class LogText
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Printable.Bytes(bytes);
        }
    }
}
