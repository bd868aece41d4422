namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>Values that libpq refuses before it dials.</summary>
static class LibpqChoices
{
    static readonly string[] Versions = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];

    public static void Check(Func<string, string?> value)
    {
        One("channel_binding", "disable", "prefer", "require");
        One("gssencmode", "disable", "prefer", "require");
        One("sslcertmode", "disable", "allow", "require");
        One("sslnegotiation", "postgres", "direct");
        One("ssl_min_protocol_version", Versions);
        One("ssl_max_protocol_version", Versions);

        void One(string keyword, params ReadOnlySpan<string> valid)
        {
            if (value(keyword) is { } word)
                Choice.Among(keyword, word, valid);
        }
    }

    public static void RefuseWeak(SslMode mode, bool system, bool direct)
    {
        if (system && mode != SslMode.VerifyFull)
            throw new InvalidTarget($"sslmode {SslModeText.Of(mode)} is too weak for sslrootcert=system", "write sslmode=verify-full");
        if (direct && mode < SslMode.Require)
            throw new InvalidTarget($"sslmode {SslModeText.Of(mode)} is too weak for sslnegotiation=direct", "write sslmode=require or stronger");
    }
}
