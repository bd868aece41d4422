namespace Pgseal.Core.Hba;

/// <summary>The options of a rule in one order, so that equal ones compare equal.</summary>
static class FateOptions
{
    public static ValueList<ByteText> Of(HbaOptions options)
    {
        if (ReferenceEquals(options, HbaOptions.None))
            return [];
        var all = new List<ByteText>();
        if (options.ClientCert != HbaClientCert.Off)
            all.Add(options.ClientCert == HbaClientCert.VerifyCa ? "clientcert=verify-ca" : "clientcert=verify-full");
        if (options.ComparesDistinguishedName)
            all.Add("clientname=DN");
        if (options.IncludesRealm)
            all.Add("include_realm=1");
        if (options.Map is { } map)
            all.Add(ByteText.Concat("map=", map));
        foreach (var (name, value) in options.OfMethod.OrderBy(option => option.Key, StringComparer.Ordinal))
            all.Add(ByteText.Concat(name, "=", value));
        return all.ToValueList();
    }
}
