using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What surprises about libpq's settings.</summary>
static class LibpqTraps
{
    const string Manual = "PostgreSQL 18, 32.19 SSL Support";

    public static IEnumerable<Trap> Of(ClientPosture client, SslMode mode, ClientContext context, Func<string, string?> value)
    {
        if (mode == SslMode.Require && client.Check == ServerCheck.Chain)
            yield return new($"sslmode=require acts as verify-ca, since {client.RootFile} exists; without that file it would check nothing, and say nothing", Manual);
        if (mode is SslMode.Allow or SslMode.Prefer && client.Check == ServerCheck.Chain)
            yield return new($"{client.RootFile} is checked, and a certificate that fails the check only makes sslmode={SslModeText.Of(mode)} go on in plaintext", "fe-connect.c of PostgreSQL 13 to 18");
        if (mode == SslMode.Require && value("sslrootcert") is { } root && client.Check == ServerCheck.Nothing)
            yield return new($"sslrootcert={root} does not exist, and sslmode=require then checks nothing, without a word", Manual);
        if (value("sslrootcert") == "system" && !LibpqFacts.HasSystemRoots(context.LibpqMajor))
            yield return new($"libpq {context.LibpqMajor} takes sslrootcert=system for a file of that name: the system's roots came with 16", "release notes of PostgreSQL 16");
        if (value("sslcrl") is { } crl && !context.Exists(crl))
            yield return new($"sslcrl={crl} does not exist, and libpq goes on without a revocation list", "fe-secure-openssl.c of PostgreSQL 13 to 18");
        if (value("sslcompression") is ['1', ..])
            yield return LibpqFacts.CompressesTls(context.LibpqMajor)
                ? new("sslcompression=1 compresses before it encrypts, which lets a listener guess content (CRIME); most OpenSSL builds ignore it", "PostgreSQL 13, 33.1.2 Parameter Key Words")
                : new("sslcompression is ignored", "release notes of PostgreSQL 14");
        if (value("ssl_min_protocol_version") is "TLSv1" or "TLSv1.1")
            yield return new($"ssl_min_protocol_version={value("ssl_min_protocol_version")} lets whoever answers choose a version that is broken (RFC 8996); the default is TLSv1.2", "PostgreSQL 18, 32.1.2 Parameter Key Words");
        if (mode == SslMode.VerifyFull && !LibpqFacts.ComparesAddressNames(context.LibpqMajor) && client.Hosts.Any(host => System.Net.IPAddress.TryParse(host.Name, out _)))
            yield return new($"libpq {context.LibpqMajor} compares an address as the host only with dNSName and common name, not with iPAddress", "release notes of PostgreSQL 15");
        if (client.Hosts.Any(host => host.IsSocket))
            yield return new("the hosts that are sockets have no TLS, whatever sslmode says", Manual);
        if (client.Hosts.Count(host => !host.IsSocket) > 1)
            yield return new("all hosts are dialled with the same settings; whoever can make the first unreachable chooses the next", "PostgreSQL 18, 32.1.1.3 Specifying Multiple Hosts");
        if (client.Hosts.Any(host => host is { Address: not null, Name: not null }) && mode == SslMode.VerifyFull)
            yield return new("hostaddr is dialled, and the certificate is still compared with host", "PostgreSQL 18, 32.1.2 Parameter Key Words");
    }
}
