using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Live.Tests.Conninfo;

/// <summary>Whom a client connects to: as the table says it, and as it was seen.</summary>
/// <param name="Connects">To the server itself.</param>
sealed record Truth(bool Connects, Protection Eavesdropper, Protection ManInTheMiddle)
{
    public static Truth Refused { get; } = new(false, Protection.Protected, Protection.Protected);

    public static Truth Said(ClientPosture client)
    {
        var guarantees = ClientGuarantees.Of(client);
        // The server's authority is none that the system trusts; and to libpq an error of authentication in clear is no reason to try TLS.
        var connects = client.NeverConnects is null && !(client.PublicRoots && client.Check != ServerCheck.Nothing)
            && client is not { Driver: Driver.Libpq, Plaintext: PlaintextUse.First, ChannelBindingRequired: true };
        return new(connects, guarantees.Eavesdropper.Protection, guarantees.ManInTheMiddle.Protection);
    }

    public static async Task<Truth> DoneAsync(TruthServer servers, Func<int, Task<bool>> connectsAsync)
    {
        var connects = await Task.WhenAll(new[] { servers.Port, servers.WithoutTls, servers.OtherCertificate, servers.OtherName }.Select(connectsAsync));
        var (withoutTls, otherCertificate, otherName) = (connects[1], connects[2], connects[3]);
        return new(
            connects[0],
            withoutTls ? Protection.NotProtected : Protection.Protected,
            withoutTls || otherCertificate ? Protection.NotProtected : otherName ? Protection.Unknown : Protection.Protected);
    }
}
