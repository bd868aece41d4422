namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>What a client's settings guarantee, whatever the server and everybody on the path do.</summary>
/// <param name="Eavesdropper">Against who only listens.</param>
/// <param name="ManInTheMiddle">Against who answers in the server's place, or changes what passes.</param>
/// <param name="Password">Against who wants the password.</param>
/// <remarks>See README.md beside this file for the table, and how it is compared with libpq itself.</remarks>
public sealed record ClientGuarantees(Guarantee Eavesdropper, Guarantee ManInTheMiddle, Guarantee Password)
{
    /// <summary>The weaker of the two that decide over the verdict.</summary>
    public Protection Overall =>
        Eavesdropper.Protection == Protection.NotProtected || ManInTheMiddle.Protection == Protection.NotProtected ? Protection.NotProtected
        : Eavesdropper.Protection == Protection.Unknown || ManInTheMiddle.Protection == Protection.Unknown ? Protection.Unknown
        : Protection.Protected;

    public static ClientGuarantees Of(ClientPosture client)
    {
        if (client.NeverConnects is { } reason)
            return All(Protected($"nothing is ever sent: {reason}"));
        if (client.IsLocal)
            return OfSocket(client);
        if (client.GssOnly)
            return All(Protected("gssencmode=require: Kerberos proves the server and encrypts the session; TLS plays no part"));
        var middle = ManInTheMiddleOf(client);
        return new(EavesdropperOf(client), middle, PasswordOf(client, middle));
    }

    static Guarantee EavesdropperOf(ClientPosture client) => client switch
    {
        { Plaintext: PlaintextUse.Never } => Protected($"{client.Mode}: nothing but TLS is spoken"),
        { ChannelBindingRequired: true } => Protected(
            "channel_binding=require: without TLS the client gives up before it sends a password or a query; the names of user and database may be read"),
        { Plaintext: PlaintextUse.Fallback } => NotProtected($"{client.Mode} falls back to plaintext when TLS is refused or fails, and nobody signs that refusal"),
        { Plaintext: PlaintextUse.First } => NotProtected($"{client.Mode} speaks plaintext first, and TLS only where the server refuses that"),
        _ => NotProtected($"{client.Mode} speaks plaintext only"),
    };

    static Guarantee ManInTheMiddleOf(ClientPosture client) => client switch
    {
        { ChannelBindingRequired: true } => Protected(
            "channel_binding=require: who does not know the password cannot prove that the TLS channel is its own"),
        { Plaintext: not PlaintextUse.Never } => NotProtected($"{client.Mode}: whoever answers in the server's place that it has no TLS gets plaintext"),
        { Check: ServerCheck.Nothing } => NotProtected($"{client.Mode}: any certificate is accepted, also one that was made a minute ago"),
        { Check: ServerCheck.Unknown } => new(Protection.Unknown, $"{client.Mode}: what is checked of the certificate is decided in the program, not in the settings"),
        { Check: ServerCheck.Chain, PublicRoots: true } => NotProtected(
            $"{client.Mode}: the name in the certificate is not checked, and anybody can get one from a public authority"),
        { Check: ServerCheck.Chain } => new(
            Protection.Unknown,
            $"{client.Mode}: the name in the certificate is not checked, so every certificate of an authority in {client.RootFile} passes, whoever it was issued to"),
        { PublicRoots: true } => Protected($"{client.Mode}: the certificate must be for the host that is dialled, from an authority that this machine trusts"),
        _ => Protected($"{client.Mode}: the certificate must be for the host that is dialled, from an authority in {client.RootFile}"),
    };

    static Guarantee PasswordOf(ClientPosture client, Guarantee middle)
    {
        var shown = client.LoginMethods & (LoginMethods.Cleartext | LoginMethods.Md5 | LoginMethods.Scram);
        return client switch
        {
            { ChannelBindingRequired: true } => Protected("channel_binding=require: it is never sent, only proven for this TLS channel"),
            _ when middle.Protection == Protection.Protected => Protected("only the server whose certificate was checked can ask for it; inside TLS that server may ask for it in clear"),
            _ when shown == LoginMethods.None => Protected("require_auth allows no way of logging in that uses it"),
            _ when middle.Protection == Protection.Unknown => new(Protection.Unknown, "whoever passes for the server can ask for it, and who that may be is not known"),
            _ when shown.HasFlag(LoginMethods.Cleartext) => NotProtected("whoever poses as the server can ask for the password itself, and the client sends it"),
            _ when shown.HasFlag(LoginMethods.Md5) => NotProtected("whoever poses as the server can ask for its MD5 hash with a salt of their own, and guess from it"),
            _ => new(Protection.Unknown, "it is never sent, but whoever poses as the server can take one SCRAM exchange home and guess: only a strong password withstands that"),
        };
    }

    static ClientGuarantees OfSocket(ClientPosture client)
    {
        var directory = client.Hosts[0].SocketDirectory!;
        // /tmp is open to everybody, and so is the abstract namespace: whoever comes first has the name.
        var anyoneMayPose = client.Hosts.Any(host => host.SocketDirectory is ['@', ..] or "/tmp" or "/var/tmp") && !client.ChecksPeer;
        var middle = anyoneMayPose
            ? new Guarantee(Protection.Unknown, $"any user of this machine can put a socket into {directory} while the server is down; requirepeer is not set")
            : Protected(client.ChecksPeer ? "requirepeer: the server's process must belong to that user" : "only who may write the socket's directory can pose as the server");
        return new(
            Protected("a Unix socket: nothing crosses a network, and there is no TLS at all, whatever sslmode says"),
            middle,
            middle.Protection == Protection.Protected ? Protected("it does not leave this machine") : middle);
    }

    static ClientGuarantees All(Guarantee same) => new(same, same, same);

    static Guarantee Protected(string because) => new(Protection.Protected, because);

    static Guarantee NotProtected(string because) => new(Protection.NotProtected, because);
}
