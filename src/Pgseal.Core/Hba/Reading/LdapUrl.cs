using System.Globalization;

namespace Pgseal.Core.Hba.Reading;

/// <summary>The parts of an <c>ldapurl</c> option, which the server treats as if they had been given one by one.</summary>
sealed record LdapUrl(string Scheme, ByteText Host, int Port, ByteText? BaseDn, ByteText? Attribute, int Scope, ByteText? Filter)
{
    /// <summary>RFC 4516; null where the server's LDAP library may think otherwise.</summary>
    public static LdapUrl? Parse(ByteText url)
    {
        var scheme = url.Span.StartsWith("ldaps://"u8) ? "ldaps" : url.Span.StartsWith("ldap://"u8) ? "ldap" : null;
        if (scheme is null)
            return null;
        var rest = url.From(scheme.Length + 3);
        var slash = rest.IndexOf((byte)'/');
        var authority = slash < 0 ? rest : rest.Slice(0, slash);
        var parts = slash < 0 ? [] : Split(rest.From(slash + 1), (byte)'?');
        var colon = authority.IndexOf((byte)':');
        var port = scheme == "ldaps" ? 636 : 389;
        if (authority.StartsWith((byte)'[') || parts.Count > 4
            || colon >= 0 && !int.TryParse(authority.From(colon + 1).ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out port))
            return null;
        var scope = (Part(2) ?? "base").ToString() switch { "base" => 0, "one" or "onelevel" => 1, "sub" or "subtree" => 2, _ => -1 };
        if (scope < 0 || url.IndexOf((byte)'%') >= 0)
            return null;
        var attribute = Part(1) is { } attributes ? Split(attributes, (byte)',')[0] : (ByteText?)null;
        return new(scheme, colon < 0 ? authority : authority.Slice(0, colon), port, Part(0), attribute, scope, Part(3));

        ByteText? Part(int index) => index < parts.Count && !parts[index].IsEmpty ? parts[index] : (ByteText?)null;
    }

    public HbaOptions ApplyTo(HbaOptions options)
    {
        options = options.With("ldapscheme", Scheme).With("ldapport", Port.ToString(CultureInfo.InvariantCulture))
            .With("ldapscope", Scope.ToString(CultureInfo.InvariantCulture));
        if (!Host.IsEmpty)
            options = options.With("ldapserver", Host);
        if (BaseDn is { } baseDn)
            options = options.With("ldapbasedn", baseDn);
        if (Attribute is { } attribute)
            options = options.With("ldapsearchattribute", attribute);
        return Filter is { } filter ? options.With("ldapsearchfilter", filter) : options;
    }

    static List<ByteText> Split(ByteText text, byte separator)
    {
        var parts = new List<ByteText>();
        for (var at = text.IndexOf(separator); at >= 0; at = text.IndexOf(separator))
        {
            parts.Add(text.Slice(0, at));
            text = text.From(at + 1);
        }
        parts.Add(text);
        return parts;
    }
}
