using Pgseal.Core.Sessions;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba;

/// <summary>The server's words when the rules refuse a connection, by version.</summary>
static class RefusalSentence
{
    public static ByteText Implicit(HbaConnection connection, ServerVersion version) => Sentence(
        connection, version, "no pg_hba.conf entry for host \"", "no pg_hba.conf entry for replication connection from host \"");

    public static ByteText Explicit(HbaConnection connection, ServerVersion version) => Sentence(
        connection, version, "pg_hba.conf rejects connection for host \"", "pg_hba.conf rejects replication connection for host \"");

    static ByteText Sentence(HbaConnection connection, ServerVersion version, string ordinary, string replication)
    {
        var isReplication = connection.Replication == HbaReplication.Physical
            || (connection.Replication == HbaReplication.Logical && HbaVersionFacts.CallsLogicalReplication(version));
        var host = connection.Address is { } address ? ClientAddress.Of(address).ToString() : "[local]";
        var user = HbaConnection.Truncated(connection.User);
        var encryption = Encryption(connection.Kind, version);
        return isReplication
            ? ByteText.Concat(replication, host, "\", user \"", user, "\", ", encryption)
            : ByteText.Concat(ordinary, host, "\", user \"", user, "\", database \"", connection.AskedDatabase, "\", ", encryption);
    }

    static string Encryption(ConnectionKind kind, ServerVersion version)
    {
        if (HbaVersionFacts.SaysSslOnOff(version))
            return kind == ConnectionKind.Tls ? "SSL on" : "SSL off";
        return kind switch
        {
            ConnectionKind.Tls => "SSL encryption",
            ConnectionKind.Gss => "GSS encryption",
            ConnectionKind.Local or ConnectionKind.Plain => "no encryption",
        };
    }
}
