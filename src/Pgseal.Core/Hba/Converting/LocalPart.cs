using System.Net;
using System.Text;
using Pgseal.Core.Hba.Matching;
using Pgseal.Core.Hba.Proving;

namespace Pgseal.Core.Hba.Converting;

/// <summary>Narrows the addresses of a rule to the local networks.</summary>
sealed class LocalPart(RuleMatcher matcher, AddressRegion local)
{
    static readonly AddressCube V4Loopback = AddressCube.Of(IPNetwork.Parse("127.0.0.0/8"));
    static readonly AddressCube V4Localhost = AddressCube.Of(IPNetwork.Parse("127.0.0.1/32"));
    static readonly AddressCube V6Localhost = AddressCube.Of(IPNetwork.Parse("::1/128"));

    public HashSet<string> Assumptions { get; } = [];

    /// <summary>Null where it depends on interfaces that are not known.</summary>
    public ValueList<AddressCube>? Of(HbaRule rule)
    {
        var extent = matcher.Extent(rule);
        if (extent.Because is null)
            return Within(extent.Possible);
        return rule.Address switch
        {
            HbaAddress.HostName host => HostName(host.Name, extent),
            HbaAddress.SameHost when IsLoopback => Assume([V4Localhost, V6Localhost], "the server's own loopback addresses are 127.0.0.1 and ::1"),
            HbaAddress.SameNet when IsLoopback => Assume([V4Loopback, V6Localhost], "the server's loopback networks are 127.0.0.0/8 and ::1"),
            _ => null,
        };
    }

    bool IsLoopback => local.Inside.All(cube => V4Loopback.Contains(cube) || V6Localhost.Contains(cube));

    ValueList<AddressCube> HostName(ByteText name, AddressExtent extent)
    {
        if (Ascii.EqualsIgnoreCase(name.Span, "localhost"u8))
            return Assume([V4Localhost, V6Localhost], "the host name localhost is 127.0.0.1 and ::1");
        // Without names to look up, anything is possible: then it is taken for the name of another machine.
        return extent.Possible.Any(cube => cube.Mask == UInt128.Zero)
            ? Assume([], $"the host name {name} is not a name of the local networks")
            : Assume(extent.Possible, $"the host name {name} is resolved as the host names given say");
    }

    ValueList<AddressCube> Assume(ValueList<AddressCube> cubes, string assumption)
    {
        Assumptions.Add(assumption);
        return Within(cubes);
    }

    ValueList<AddressCube> Within(ValueList<AddressCube> cubes) => cubes
        .SelectMany(cube => local.Inside.Select(network => cube.Intersect(network))).OfType<AddressCube>().Distinct().ToValueList();
}
