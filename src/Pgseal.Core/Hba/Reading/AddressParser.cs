namespace Pgseal.Core.Hba.Reading;

/// <summary>Reads the address column, and the netmask column where there is one.</summary>
static class AddressParser
{
    const int Column = 3;

    static readonly HbaAddress All = new HbaAddress.All(), SameHost = new HbaAddress.SameHost(), SameNet = new HbaAddress.SameNet();

    public static ParsedAddress Parse(ValueList<HbaField> fields, ValueList<string>? interfaceNames)
    {
        if (fields.Count <= Column)
            return Wrong("end-of-line before IP address specification");
        if (fields[Column].Tokens.Count > 1)
            return Wrong("multiple values specified for host address");
        var token = fields[Column].Tokens[0];
        if (token.IsKeyword("all"u8))
            return new(All, 1, null, null);
        if (token.IsKeyword("samehost"u8))
            return new(SameHost, 1, null, null);
        if (token.IsKeyword("samenet"u8))
            return new(SameNet, 1, null, null);
        var slash = token.Value.IndexOf((byte)'/');
        var host = slash < 0 ? token.Value : token.Value.Slice(0, slash);
        var numeric = NumericAddress.Parse(host.Span, interfaceNames);
        if (numeric.Address is not { } address)
        {
            return slash < 0
                ? new(new HbaAddress.HostName(host), 1, null, null)
                : Wrong(ByteText.Concat("specifying both host name and CIDR mask is invalid: \"", token.Value, "\""));
        }
        if (slash < 0)
            return WithMask(fields, address, numeric.UnknownZone, interfaceNames);
        if (NumericAddress.PrefixLength(token.Value.From(slash + 1).Span, address.IsV6 ? 128 : 32) is not { } length)
            return Wrong(ByteText.Concat("invalid CIDR mask in address \"", token.Value, "\""));
        return new(new HbaAddress.Masked(address, AddressCube.Prefix(address, length)), 1, null, numeric.UnknownZone);
    }

    static ParsedAddress WithMask(ValueList<HbaField> fields, ClientAddress address, string? zone, ValueList<string>? interfaceNames)
    {
        if (fields.Count <= Column + 1)
            return Wrong("end-of-line before netmask specification");
        if (fields[Column + 1].Tokens.Count > 1)
            return Wrong("multiple values specified for netmask");
        var word = fields[Column + 1].Tokens[0].Value;
        var mask = NumericAddress.Parse(word.Span, interfaceNames);
        if (mask.Address is not { } bits)
            return Wrong(ByteText.Concat("invalid IP mask \"", word, "\": Name or service not known"));
        return bits.IsV6 != address.IsV6
            ? Wrong("IP address and mask do not match")
            : new(new HbaAddress.Masked(address, new(address.IsV6, address.Bits, bits.Bits)), 2, null, zone ?? mask.UnknownZone);
    }

    static ParsedAddress Wrong(RecordProblem problem) => new(null, 0, problem, null);
}
