using System.Globalization;
using System.Net;
using Pgseal.Core.Hosts;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Evidence;

/// <summary>Commands with which somebody who does not trust pgseal asks the same again: psql and openssl only.</summary>
public static class HowToCheck
{
    public static string Handshake(IPAddress address, int port) =>
        $"openssl s_client -starttls postgres -connect {new IPEndPoint(address, port)} -showcerts </dev/null";

    /// <summary>A plaintext connection as this attempt was; a password prompt means that the rules admit it, and needs no answer.</summary>
    public static string Attempt(IPAddress address, int port, Login login) => ShellWord.Join(
        ["psql", $"host={address} port={port.ToString(CultureInfo.InvariantCulture)} user={Quoted(login.User)} {Wanted(login)} sslmode=disable gssencmode=disable", "-c", login.IsReplication ? "IDENTIFY_SYSTEM" : "SELECT 1"]);

    static string Wanted(Login login) => login switch
    {
        { PhysicalReplication: true } => "replication=true",
        { LogicalReplication: true } => $"dbname={Quoted(login.Database)} replication=database",
        _ => $"dbname={Quoted(login.Database)}",
    };

    /// <remarks>PostgreSQL 18, "Keyword/Value Connection Strings" (32.1.1.1).</remarks>
    static string Quoted(string value) => $"'{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
