using System.Net;

namespace Pgseal.Core.Certificates;

/// <summary>The names and addresses a member's certificate will cover.</summary>
/// <param name="Names">Host names, lower case, the operator's first.</param>
public sealed record SubjectNames(ValueList<string> Names, ValueList<IPAddress> Addresses, ValueList<LeftOutName> LeftOut)
{
    /// <summary>The dNSName entries: the names, then every address again, because libpq up to 14 compares addresses with dNSName only.</summary>
    public ValueList<string> DnsNames => Names.Concat(Addresses.Select(it => it.ToString())).ToValueList();

    /// <summary>The operator's names, the host's own, localhost and every usable address, each once.</summary>
    public static SubjectNames For(MemberNames member) => Of(
        [.. member.Given, member.FullName, member.HostName, "localhost"], [.. member.Addresses, IPAddress.Loopback, IPAddress.IPv6Loopback]);

    /// <summary>These names and addresses and no others, each once.</summary>
    public static SubjectNames Exactly(IEnumerable<string> given) => Of(given, []);

    static SubjectNames Of(IEnumerable<string> given, IEnumerable<IPAddress> more)
    {
        var names = new List<string>();
        var addresses = new List<IPAddress>();
        var leftOut = new List<LeftOutName>();
        foreach (var name in given)
        {
            if (IPAddress.TryParse(Unbracketed(name), out var address))
                AddAddress(address);
            else if (HostNameSyntax.Fault(name) is { } fault)
                leftOut.Add(new(name, fault));
            else
                names.Add(name.TrimEnd('.').ToLowerInvariant());
        }
        foreach (var address in more)
            AddAddress(address);
        return new(names.Distinct(StringComparer.Ordinal).ToValueList(), addresses.Distinct().ToValueList(), leftOut.Distinct().ToValueList());

        void AddAddress(IPAddress address)
        {
            if (address.IsIPv4MappedToIPv6)
                address = address.MapToIPv4();
            if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
                leftOut.Add(new(address.ToString(), "it means every address, not one"));
            else if (address.IsIPv6LinkLocal)
                leftOut.Add(new(address.ToString(), "a link-local address needs an interface, which a certificate cannot name"));
            else
                addresses.Add(address);
        }
    }

    static string Unbracketed(string name) => name is ['[', .. var inner, ']'] ? inner : name;
}
