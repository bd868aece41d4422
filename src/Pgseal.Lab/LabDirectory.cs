namespace Pgseal.Lab;

/// <summary>A temporary directory of the server's user, with a path short enough for a Unix socket.</summary>
/// <remarks>It goes with its owner: a guard in a session of its own removes it when this process dies in whatever way.</remarks>
public sealed class LabDirectory : IAsyncDisposable
{
    readonly Guard _guard;

    LabDirectory(string path)
    {
        Path = path;
        // Whoever still writes here is being stopped at the same moment: a few attempts.
        _guard = Guard.Start("""for try in 1 2 3 4 5 6 7 8 9 10; do rm -rf -- "$1"; [ -e "$1" ] || exit; sleep 0.5; done""", path);
    }

    public string Path { get; }

    public static async Task<LabDirectory> CreateAsync(CancellationToken cancellation)
    {
        const string Create = """directory=$(mktemp -d /tmp/pgseal-lab-XXXXXX) && chmod 755 "$directory" && echo "$directory" """;
        return new LabDirectory((await Command.RunAsync(ServerUser.Current.Runs("sh", "-c", Create), cancellation)).Trim());
    }

    /// <summary>Lets the directory outlive this process.</summary>
    public void Keep() => _guard.Dismiss();

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        _guard.Dismiss();
        return ValueTask.CompletedTask;
    }
}
