namespace Pgseal.Core.Hba;

/// <summary>Tells what a server is built with from the options of its build: the entry CONFIGURE of the view pg_config.</summary>
/// <remarks>
/// configure.ac of PostgreSQL 13 to 18: gssapi, ldap, pam and bsd-auth are off unless asked for; SSPI comes with Windows. Meson builds write their
/// options in another form, and Windows builds bring their own defaults: then nothing is said to be known.
/// </remarks>
public static class BuildFeatures
{
    public static ValueList<HbaFeature>? Of(string configure)
    {
        if (!configure.Contains("--", StringComparison.Ordinal) || configure.Contains("mingw", StringComparison.OrdinalIgnoreCase))
            return null;
        (string Option, HbaFeature Feature)[] options =
            [("--with-gssapi", HbaFeature.Gss), ("--with-ldap", HbaFeature.Ldap), ("--with-pam", HbaFeature.Pam), ("--with-bsd-auth", HbaFeature.Bsd)];
        return options.Where(it => configure.Contains(it.Option, StringComparison.Ordinal)).Select(it => it.Feature).ToValueList();
    }
}
