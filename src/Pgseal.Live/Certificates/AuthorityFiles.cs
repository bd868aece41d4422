using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>The two files that make an authority.</summary>
static class AuthorityFiles
{
    public const string Certificate = "ca.crt", Key = "ca.key", Ledger = "issued.jsonl", Revocations = "crl.pem";

    /// <summary>The directory of the authority before, during a rollover.</summary>
    public const string Replaced = "replaced";

    /// <summary>Both files of one generation, also while another one takes its place.</summary>
    public static (byte[] Certificate, byte[] Key) Read(string directory)
    {
        while (true)
        {
            var before = HostDirectory.Identity(directory);
            var pair = (HostFile.Read($"{directory}/{Certificate}"), HostFile.Read($"{directory}/{Key}"));
            if (HostDirectory.Identity(directory) == before)
                return pair;
        }
    }

    /// <summary>Writes both into a directory aside and gives it its name: a complete authority appears, or none.</summary>
    /// <exception cref="FileFailure">There is one already, or it cannot be written.</exception>
    public static void Store(string directory, ReadOnlySpan<byte> certificate, ReadOnlySpan<byte> key)
    {
        var parent = Path.GetDirectoryName(directory)!;
        var aside = $"{parent}/{TemporaryFile.NewName()}";
        HostDirectory.CreatePrivate(parent);
        HostDirectory.CreatePrivate(aside);
        try
        {
            AtomicFile.Create($"{aside}/{Key}", key);
            AtomicFile.Create($"{aside}/{Certificate}", certificate);
            HostDirectory.Rename(aside, directory);
        }
        catch (FileFailure)
        {
            Directory.Delete(aside, recursive: true);
            throw;
        }
        HostDirectory.Sync(parent);
    }
}
