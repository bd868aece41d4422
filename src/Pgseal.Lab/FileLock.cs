namespace Pgseal.Lab;

/// <summary>A lock between processes that the operating system releases when its holder dies.</summary>
sealed class FileLock : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    readonly FileStream _file;

    FileLock(FileStream file) => _file = file;

    public static async Task<FileLock> TakeAsync(string path, CancellationToken cancellation)
    {
        var giveUp = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException busy) when (File.Exists(path))
            {
                if (DateTimeOffset.UtcNow > giveUp)
                    throw new LabException($"another process has held {path} for {Patience}; end it and try again", busy);
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
