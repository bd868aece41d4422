using Pgseal.Core.Certificates;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>The files that a certificate and its key are handed out in: NAME.crt, NAME.key and NAME.csr in one directory, none written over.</summary>
public sealed class LeafFiles
{
    readonly string path;

    /// <param name="name">A host name or a role; what no file name should have becomes an underscore.</param>
    public LeafFiles(string directory, string name)
    {
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@' or ':' ? c : '_'));
        path = $"{Path.GetFullPath(directory)}/{(safe is ['.', ..] ? $"_{safe}" : safe)}";
    }

    public string Certificate => $"{path}.crt";

    public string Key => $"{path}.key";

    public string Request => $"{path}.csr";

    /// <summary>Asked before anything is signed.</summary>
    /// <exception cref="FileFailure">One is there already, or the directory is not.</exception>
    public static void DemandFree(params string[] files)
    {
        foreach (var file in files)
            if (Path.Exists(file))
                throw FileFailure.Of(Libc.Eexist, "create", file);
            else if (Path.GetDirectoryName(file) is { } directory && !Directory.Exists(directory))
                throw FileFailure.Of(Libc.Enoent, "write into", directory);
    }

    /// <summary>Writes a pair; the key is private from its first instant.</summary>
    public void Write(IssuedPair pair)
    {
        AtomicFile.Create(Key, pair.Key);
        AtomicFile.Create(Certificate, pair.Certificate, RevocationListFile.Readable);
    }

    public void WriteCertificate(ReadOnlySpan<byte> pem) => AtomicFile.Create(Certificate, pem, RevocationListFile.Readable);

    /// <summary>Makes a key and a request for somebody else's authority.</summary>
    public void WriteRequest(LeafSpec leaf, Core.Conninfo.Secret? keyPassphrase)
    {
        using var key = PrivateKeys.New(leaf.KeyType);
        AtomicFile.Create(Key, PrivateKeys.Pem(key, keyPassphrase));
        AtomicFile.Create(Request, LeafRequest.Pem(leaf, key), RevocationListFile.Readable);
    }
}
