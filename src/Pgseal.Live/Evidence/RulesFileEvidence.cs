using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Evidence;

/// <summary>A file of the rules as it was read.</summary>
/// <param name="Sha256">Of its very bytes.</param>
/// <param name="Lines">Its lines as the server counts them, continued ones together, the values of secret options replaced by stars.</param>
sealed record RulesFileEvidence(string Path, string Sha256, string[] Lines)
{
    public static RulesFileEvidence Of(HbaFile file) => new(
        file.Path,
        AtomicFile.Sha256(file.Bytes.Span),
        [.. file.Lines.Select(line => Encoding.UTF8.GetString(SecretOptions.Mask(new ByteText(file.Bytes[line.Span.Start..line.Span.End])).Span).TrimEnd('\r', '\n'))]);
}
