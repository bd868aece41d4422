namespace Pgseal.Lab;

/// <summary>The operating system user that lab servers run as: PostgreSQL refuses to run as root.</summary>
/// <remarks>For root it is <c>postgres</c> where that user exists and <c>nobody</c> otherwise; for anybody else it is that person.</remarks>
public sealed record ServerUser
{
    readonly bool _isAnother;

    ServerUser(string name, string uid, string gid, bool isAnother)
    {
        Name = name;
        Uid = uid;
        Gid = gid;
        _isAnother = isAnother;
    }

    public static ServerUser Current { get; } = Find();

    public string Name { get; }

    public string Uid { get; }

    public string Gid { get; }

    /// <summary>The command as this user runs it.</summary>
    internal IReadOnlyList<string> Runs(params IReadOnlyList<string> command) =>
        _isAnother ? ["setpriv", "--reuid", Uid, "--regid", Gid, "--init-groups", "--", .. command] : command;

    /// <summary>Writes a file that this user owns and nobody else can read.</summary>
    public async Task WriteFileAsync(string path, ReadOnlyMemory<byte> contents, CancellationToken cancellation)
    {
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await using (var file = new FileStream(path, create))
            await file.WriteAsync(contents, cancellation);
        await OwnAsync(path, cancellation);
    }

    /// <summary>Makes this user the owner.</summary>
    internal async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (_isAnother)
            await Command.RunAsync(["chown", "-R", $"{Uid}:{Gid}", path], cancellation);
    }

    /// <summary>Whether the modes of a directory and of all above it let this user pass.</summary>
    internal bool CanEnter(string directory)
    {
        if (!_isAnother)
            return true;
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            if (folder.Exists && !folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }

        return true;
    }

    static ServerUser Find()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        if (!Environment.IsPrivilegedProcess)
        {
            var own = users.Find(fields => fields[0] == Environment.UserName);
            return new ServerUser(Environment.UserName, own?[2] ?? Environment.UserName, own?[3] ?? "", isAnother: false);
        }

        var other = users.Find(fields => fields[0] == "postgres") ?? users.Find(fields => fields[0] == "nobody")
            ?? throw new LabException("PostgreSQL does not run as root, and there is neither a user postgres nor nobody; run: apt-get install postgresql-common");
        return new ServerUser(other[0], other[2], other[3], isAnother: true);
    }
}
