using Pgseal.Cli.Pages;
using Pgseal.Core.Certificates;

namespace Pgseal.Cli.Commands.Cert;

/// <summary>How certificates are spoken of.</summary>
static class CertText
{
    public static string Key(CertificateFacts certificate) =>
        certificate.KeyBits is { } bits ? $"{certificate.KeyAlgorithm} {bits}" : certificate.KeyAlgorithm;

    public static string Of(LeafUse use) => use switch
    {
        LeafUse.Server => "server",
        LeafUse.Client => "client",
    };

    public static Tone ToneOf(ExpiryState state) => state switch
    {
        ExpiryState.NotYetValid or ExpiryState.Expired => Tone.Bad,
        ExpiryState.RenewalDue => Tone.Warning,
        ExpiryState.Valid => Tone.Plain,
    };
}
