using System.Net;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>Makes the hellos of one enumeration: what they have in common is here.</summary>
sealed class HelloMaker(TlsQuestions questions)
{
    const int LongestName = 253;

    readonly string? serverName = questions.ServerName is { Length: > 0 and <= LongestName } name && name.All(char.IsAscii) && !IPAddress.TryParse(name, out _) ? name : null;
    readonly bool alpn = questions.Negotiation == SslNegotiation.Direct;

    /// <summary>All groups of a version as the first hello offers them.</summary>
    /// <remarks>Turned round where their order is looked for: a server that chooses its usual one all the same has shown that it decides.</remarks>
    public ValueList<ushort> AllGroups(TlsVersion version) => questions.Depth switch
    {
        Depth.Floor or Depth.Quick => GroupTable.For(version),
        Depth.Full => GroupTable.For(version).Reverse().ToValueList(),
    };

    /// <summary>Everything there is, up to a version.</summary>
    public ClientHello Everything(TlsVersion newest) => Make(
        newest,
        TlsVersion.Tls10,
        newest == TlsVersion.Tls13 ? [.. OfferedSuites.Tls13, .. OfferedSuites.Legacy] : OfferedSuites.For(newest),
        AllGroups(newest));

    /// <summary>These suites with one version.</summary>
    public ClientHello Suites(TlsVersion version, ValueList<ushort> suites) => Make(version, version, suites, GroupTable.For(version));

    /// <summary>These groups with one version, and only suites that use them.</summary>
    public ClientHello Groups(TlsVersion version, ValueList<ushort> groups) => Make(
        version, version, OfferedSuites.For(version).Where(suite => version == TlsVersion.Tls13 || OfferedSuites.HasGroup(suite)).ToValueList(), groups);

    ClientHello Make(TlsVersion newest, TlsVersion oldest, ValueList<ushort> suites, ValueList<ushort> groups) => new()
    {
        Newest = newest,
        Oldest = oldest,
        Suites = suites,
        Groups = groups,
        ServerName = serverName,
        Alpn = alpn,
    };
}
