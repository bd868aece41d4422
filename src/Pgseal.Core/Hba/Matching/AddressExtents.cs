using System.Net;
using System.Text;

namespace Pgseal.Core.Hba.Matching;

/// <summary>Finds the extent of address columns from the interfaces and names that are known.</summary>
sealed class AddressExtents(HbaEnvironment environment)
{
    readonly Dictionary<ByteText, AddressExtent> hostNames = [];
    readonly Dictionary<string, ValueList<IPAddress>>? hosts =
        environment.Hosts is { } known ? new(known, StringComparer.OrdinalIgnoreCase) : null;

    AddressExtent? sameHost;
    AddressExtent? sameNet;

    public AddressExtent Of(HbaAddress? address) => address switch
    {
        HbaAddress.Masked masked => AddressExtent.Exactly([masked.Cube]),
        HbaAddress.SameHost => sameHost ??= Interfaces("samehost", address => AddressCube.Of(ClientAddress.Of(address.Address))),
        HbaAddress.SameNet => sameNet ??= Interfaces("samenet", address => AddressCube.Prefix(ClientAddress.Of(address.Address), address.PrefixLength)),
        HbaAddress.HostName host => HostName(host.Name),
        _ => AddressExtent.All,
    };

    AddressExtent Interfaces(string keyword, Func<HbaInterface, AddressCube> cube) => environment.Interfaces is { } interfaces
        ? AddressExtent.Exactly(interfaces.Select(cube).Distinct().ToValueList())
        : AddressExtent.Anything($"{keyword}: the server's interfaces are not known");

    AddressExtent HostName(ByteText name)
    {
        if (!hostNames.TryGetValue(name, out var extent))
            hostNames[name] = extent = Resolve(name);
        return extent;
    }

    /// <summary>The client's reverse name must match and must resolve back to the client.</summary>
    AddressExtent Resolve(ByteText entry)
    {
        var because = $"host name {entry}: how the server resolves names is not known";
        if (hosts is not null && environment.Reverse is { } reverse)
        {
            return AddressExtent.Exactly(Cubes(reverse
                .Where(pair => NameMatches(entry, pair.Value) && hosts.TryGetValue(pair.Value, out var forward) && forward.Contains(pair.Key))
                .Select(pair => pair.Key)));
        }
        if (hosts is not null)
            return AddressExtent.AtMost(Cubes(hosts.Where(pair => NameMatches(entry, pair.Key)).SelectMany(pair => pair.Value)), because);
        return environment.Reverse is { } names
            ? AddressExtent.AtMost(Cubes(names.Where(pair => NameMatches(entry, pair.Value)).Select(pair => pair.Key)), because)
            : AddressExtent.Anything(because);
    }

    static ValueList<AddressCube> Cubes(IEnumerable<IPAddress> addresses) =>
        addresses.Select(address => AddressCube.Of(ClientAddress.Of(address))).Distinct().ToValueList();

    /// <summary>Without regard to ASCII case; an entry with a leading dot is a suffix.</summary>
    static bool NameMatches(ByteText entry, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name).AsSpan();
        if (entry.StartsWith((byte)'.'))
        {
            if (bytes.Length < entry.Length)
                return false;
            bytes = bytes[^entry.Length..];
        }
        return Ascii.EqualsIgnoreCase(bytes, entry.Span) || bytes.SequenceEqual(entry.Span);
    }
}
