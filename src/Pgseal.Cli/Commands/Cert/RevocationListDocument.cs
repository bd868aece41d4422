using System.Globalization;
using Pgseal.Core.Certificates;

namespace Pgseal.Cli.Commands.Cert;

/// <summary>A revocation list in the JSON of the verbs about certificates.</summary>
/// <param name="Number">As text: it may have 20 octets.</param>
sealed record RevocationListDocument(string File, string Number, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate)
{
    public static RevocationListDocument? Of(RevocationListFacts? it) =>
        it is null ? null : new(it.File, it.Number.ToString(CultureInfo.InvariantCulture), it.ThisUpdate, it.NextUpdate);
}
