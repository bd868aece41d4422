using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba;

/// <summary>What differs between versions in pg_hba.conf: the chapter of <see cref="VersionFacts"/> that only this folder reads.</summary>
/// <remarks>Measured on 13.23, 14.23, 15.20, 16.14, 17.10 and 18.4; the source file is src/backend/libpq/hba.c of each. 19 is taken from the source alone.</remarks>
static class HbaVersionFacts
{
    /// <summary>13 reads a line into a buffer: what fgets returns is at most this long, and at that length an error.</summary>
    public static int? LongestLine(ServerVersion version) => version.Major < 14 ? 20479 : null;

    /// <summary>A longer word is an error up to 15.</summary>
    public static int LongestToken(ServerVersion version) => version.Major < 16 ? 10239 : int.MaxValue;

    /// <summary>A carriage return parts words up to 18; in 19 only the end of a line may have one.</summary>
    public static bool HasBlankCarriageReturn(ServerVersion version) => version.Major < 19;

    /// <summary>Files may nest this deep since 16; before there is no limit and a file that refers to itself kills the server.</summary>
    public static int? DeepestNesting(ServerVersion version) => version.Major < 16 ? null : 10;

    /// <summary>13 reports a file that cannot be read (a directory); later versions take it for empty.</summary>
    public static bool ReportsUnreadable(ServerVersion version) => version.Major < 14;

    /// <summary>15 resolves every . and .. of a path, older versions only those at its end (path.c).</summary>
    public static bool ResolvesInnerDots(ServerVersion version) => version.Major >= 15;

    /// <summary>16 words a missing @file like any other missing file.</summary>
    public static bool NamesSecondaryFile(ServerVersion version) => version.Major < 16;

    /// <summary>13 knows 0, 1 and no-verify as values of clientcert.</summary>
    public static bool HasOldClientCert(ServerVersion version) => version.Major < 14;

    public static bool HasClientName(ServerVersion version) => version.Major >= 14;

    public static bool HasOAuth(ServerVersion version) => version.Major >= 18;

    /// <summary>19 hands options named <c>validator.NAME</c> to the validator of oauth.</summary>
    public static bool HasValidatorOptions(ServerVersion version) => version.Major >= 19;

    public static bool HasRadius(ServerVersion version) => version.Major < 19;

    /// <summary>18 has a shorter sentence for mixed LDAP modes.</summary>
    public static bool HasShortLdapMixSentence(ServerVersion version) => version.Major >= 18;

    /// <summary>13 keeps the sentence about lists of different lengths out of its view.</summary>
    public static bool HidesRadiusLengths(ServerVersion version) => version.Major < 14;

    public static bool HasDbUserNamespace(ServerVersion version) => version.Major < 17;

    /// <summary>13 says "SSL on" and "SSL off" where later versions name the encryption.</summary>
    public static bool SaysSslOnOff(ServerVersion version) => version.Major < 14;

    /// <summary>13 calls <c>replication=database</c> a replication connection when it refuses it.</summary>
    public static bool CallsLogicalReplication(ServerVersion version) => version.Major < 14;
}
