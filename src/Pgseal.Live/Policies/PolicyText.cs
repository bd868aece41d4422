using System.Text;
using Pgseal.Core.Policies;

namespace Pgseal.Live.Policies;

/// <summary>Reads the bytes of a pgseal.yaml.</summary>
public static class PolicyText
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="source">The file, as findings name it.</param>
    public static PolicyReading Read(ReadOnlySpan<byte> file, string source)
    {
        try
        {
            return PolicyReader.Read(YamlDocument.Read(Strict.GetString(file).TrimStart('\uFEFF')), source);
        }
        catch (YamlFault wrong)
        {
            return Nothing(wrong.Fault);
        }
        catch (DecoderFallbackException)
        {
            return Nothing(new(1, 1, "the file is not UTF-8", "text in UTF-8"));
        }

        PolicyReading Nothing(PolicyFault fault) => new(new([], new(source)), [fault]);
    }
}
