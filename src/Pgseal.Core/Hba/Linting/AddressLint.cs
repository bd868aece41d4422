namespace Pgseal.Core.Hba.Linting;

/// <summary>Addresses that are read in another way than people read them.</summary>
static class AddressLint
{
    public static IEnumerable<HbaFinding> Find(HbaRule rule)
    {
        if (rule.AddressFields == 0)
            yield break;
        var word = rule.Fields[3].Tokens[0];
        if (rule.Address is HbaAddress.HostName name)
        {
            if (word.Value.Is("all"u8) || word.Value.Is("samehost"u8) || word.Value.Is("samenet"u8))
                yield return HbaFinding.At(rule, HbaLintRules.QuotedAddressKeyword, $"\"{name.Name}\"", "Write the keyword without quotes");
            else if (IsInCapitals(name.Name))
                yield return HbaFinding.At(rule, HbaLintRules.KeywordInCapitals, $"{name.Name} in the address column is a host name", "Write the keyword in small letters");
            else
                yield return HbaFinding.At(rule, HbaLintRules.HostName, $"host name {name.Name}", "Use an address, or make sure that clients have reverse DNS");
        }
        if (rule.Address is not HbaAddress.Masked masked)
            yield break;
        if (IsShort(Host(word.Value)))
            yield return HbaFinding.At(rule, HbaLintRules.ShortAddress, $"{word.Value} means {masked.Cube}", $"Write {masked.Cube}, or the address that was meant");
        if (rule.AddressFields == 2 && IsPlainNumber(rule.Fields[4].Tokens[0].Value))
        {
            yield return HbaFinding.At(
                rule, HbaLintRules.NetmaskFromNumber,
                $"netmask {rule.Fields[4].Tokens[0].Value} means {new ClientAddress(masked.Cube.IsV6, masked.Cube.Mask)}",
                $"Write {word.Value}/{rule.Fields[4].Tokens[0].Value}");
        }
        else if (!masked.Cube.IsContiguous)
        {
            yield return HbaFinding.At(rule, HbaLintRules.NetmaskWithHoles, $"{masked.Cube}", "Write one rule for each network that is meant");
        }
        if (masked.Address.Bits != masked.Cube.Value)
            yield return HbaFinding.At(rule, HbaLintRules.HostBitsSet, $"{word.Value} covers {masked.Cube}", $"Write {masked.Cube}, or the one address with its full length");
    }

    static ByteText Host(ByteText word) => word.IndexOf((byte)'/') is var slash and >= 0 ? word.Slice(0, slash) : word;

    /// <summary>An IPv4 address in one of the old forms: fewer than four parts, or a part in octal or hexadecimal.</summary>
    static bool IsShort(ByteText host)
    {
        if (host.IndexOf((byte)':') >= 0)
            return false;
        var parts = 0;
        foreach (var range in host.Span.Split((byte)'.'))
        {
            parts++;
            if (host.Span[range] is [(byte)'0', _, ..])
                return true;
        }
        return parts != 4;
    }

    static bool IsPlainNumber(ByteText word) => !word.IsEmpty && word.Span.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    static bool IsInCapitals(ByteText name) =>
        name.Span is [>= (byte)'A' and <= (byte)'Z', ..] && name.ToString().ToLowerInvariant() is "all" or "samehost" or "samenet";
}
