using Microsoft.Win32.SafeHandles;
using Pgseal.Core.Observing;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Observing;

/// <summary>One file of a log and how far it was read.</summary>
sealed class LogFile(string path)
{
    long read;

    /// <summary>The rest of a record too long to keep is still ahead: its stand-in goes before what comes.</summary>
    byte? remnant;

    /// <returns>How many bytes were new.</returns>
    public async Task<long> ReadAsync(LogDigest digest, byte[] buffer, CancellationToken cancellationToken)
    {
        using var file = Open();
        var length = RandomAccess.GetLength(file);
        if (length < read)
            (read, remnant) = (0, null);
        var start = read;
        // What is written while this runs is for the next time: a busy server would keep it going for ever.
        while (read < length)
        {
            var kept = 0;
            if (remnant is { } first)
                buffer[kept++] = first;
            var want = (int)Math.Min(buffer.Length - kept, length - read);
            var got = await ReadAsync(file, buffer.AsMemory(kept, want), cancellationToken);
            if (got == 0)
                break;
            var have = kept + got;
            var taken = digest.Take(buffer.AsSpan(0, have), atEnd: read + got >= length);
            if (taken == 0 && have == buffer.Length)
            {
                remnant = digest.Drop(buffer.AsSpan(0, have));
                read += got;
            }
            else if (taken == 0)
            {
                break; // a record that is still being written
            }
            else
            {
                remnant = null;
                read += taken - kept;
            }
        }
        return read - start;
    }

    SafeFileHandle Open()
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "read", path);
        }
    }

    async Task<int> ReadAsync(SafeFileHandle file, Memory<byte> into, CancellationToken cancellationToken)
    {
        try
        {
            return await RandomAccess.ReadAsync(file, into, read, cancellationToken);
        }
        catch (IOException failure)
        {
            throw FileFailure.Of(failure, "read", path);
        }
    }
}
