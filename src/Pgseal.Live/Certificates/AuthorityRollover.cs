using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>Replaces an authority by a new one in two steps, between which whoever uses its certificate file trusts both.</summary>
public static class AuthorityRollover
{
    /// <summary>How long the lists are good that the start of a rollover writes.</summary>
    static readonly TimeSpan listValidity = TimeSpan.FromDays(30);

    /// <summary>Makes the new authority, which signs from then on. The directory is made ready aside and changes places with the one before.</summary>
    /// <param name="passphrase">Protects the new key; it has to open the old one, where that is protected.</param>
    /// <exception cref="RolloverUnderway">The one before is not finished.</exception>
    public static void Start(string home, string commonName, KeyType keyType, TimeSpan validity, Secret? passphrase, DateTimeOffset now)
    {
        using var alone = HostDirectory.Lock(home);
        using var old = LocalAuthority.TryOpen(home, passphrase)!;
        if (old.IsLocked)
            throw new AuthorityLocked(home, AuthorityLocked.NotGiven);
        if (old.Replaced is not null)
            throw new RolloverUnderway(home);
        var aside = AuthorityPlace.Aside(home);
        Clear(aside);
        try
        {
            AuthorityMaker.Store(aside, commonName, keyType, validity, passphrase, now);
            Fill(aside, home);
            if (File.Exists($"{home}/{AuthorityFiles.Revocations}"))
            {
                using var made = LocalAuthority.TryOpen(aside, passphrase)!;
                RevocationListFile.Write(made, listValidity, now);
            }
            HostDirectory.Exchange(aside, home);
        }
        catch (FileFailure)
        {
            Clear(aside);
            throw;
        }
        HostDirectory.Sync(Path.GetDirectoryName(home)!);
        Clear(aside); // all that was in the one before stands in the new one, flushed
    }

    /// <summary>Drops the old authority from the certificate file and puts its own files where they can be taken back from.</summary>
    /// <remarks>Killed in the middle, it is still underway, and the same again ends it.</remarks>
    /// <returns>Where the files of the old one are now.</returns>
    public static string Finish(string home, DateTimeOffset now)
    {
        using var alone = HostDirectory.Lock(home);
        using var authority = LocalAuthority.TryOpen(home)!;
        if (authority.Replaced is not { } old)
            throw new RolloverNotUnderway(home);
        var retired = AuthorityPlace.Retired(home, $"{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{old.Certificate.Sha256[..16]}");
        HostDirectory.CreatePrivate(Path.GetDirectoryName(Path.GetDirectoryName(retired))!);
        HostDirectory.CreatePrivate(Path.GetDirectoryName(retired)!);
        AtomicFile.Replace(authority.CertificateFile, Encoding.ASCII.GetBytes(authority.CertificatePem));
        HostDirectory.Rename(old.Home, retired);
        HostDirectory.Sync(Path.GetDirectoryName(retired)!);
        HostDirectory.Sync(home);
        return retired;
    }

    static void Fill(string aside, string home)
    {
        var replaced = $"{aside}/{AuthorityFiles.Replaced}";
        HostDirectory.CreatePrivate(replaced);
        foreach (var file in (string[])[AuthorityFiles.Key, AuthorityFiles.Certificate, AuthorityFiles.Ledger, AuthorityFiles.Revocations])
            if (File.Exists($"{home}/{file}"))
                AtomicFile.Create($"{replaced}/{file}", HostFile.Read($"{home}/{file}"));
        foreach (var file in (string[])[AuthorityFiles.Ledger, AuthorityFiles.Revocations])
            if (File.Exists($"{home}/{file}"))
                AtomicFile.Create($"{aside}/{file}", HostFile.Read($"{home}/{file}"), file == AuthorityFiles.Revocations ? RevocationListFile.Readable : TemporaryFile.Private);
        AtomicFile.Replace($"{aside}/{AuthorityFiles.Certificate}", [.. HostFile.Read($"{aside}/{AuthorityFiles.Certificate}"), .. HostFile.Read($"{home}/{AuthorityFiles.Certificate}")]);
    }

    /// <summary>What a start left that was killed.</summary>
    static void Clear(string aside)
    {
        if (Directory.Exists(aside))
            Directory.Delete(aside, recursive: true);
    }
}
