using Pgseal.Core.Conninfo;
using Pgseal.Core.Text;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>Reads a target together with the files it refers to: password file, and the socket that is there by default.</summary>
public static class TargetReader
{
    const UnixFileMode GroupAndOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <param name="given">A URI, key=value, <c>host[:port]</c>, a socket directory; null takes everything from the environment.</param>
    /// <exception cref="TargetUnusable">The text cannot be understood.</exception>
    public static Target Read(string? given, ClientEnvironment environment)
    {
        try
        {
            return WithPassFile(WithDefaultHost(TargetText.Read(given, environment)));
        }
        catch (InvalidTarget invalid)
        {
            throw new TargetUnusable(invalid);
        }
    }

    /// <summary>libpq's default is the one socket directory it was built with; here the first that holds this port's socket, else localhost.</summary>
    static Target WithDefaultHost(Target target)
    {
        if (!target.IsDefaultHost)
            return target;
        var directory = ClientEnvironment.DefaultSocketDirectories.FirstOrDefault(it => File.Exists($"{it}/.s.PGSQL.{target.Port}"));
        return directory is null ? target with { Host = "localhost" } : target with { SocketDirectory = directory };
    }

    static Target WithPassFile(Target target)
    {
        if (target.Password is not null || target.PassFilePath is not { } path || !File.Exists(path))
            return target;
        if ((File.GetUnixFileMode(path) & GroupAndOthers) != 0)
            return Warned(target, $"the password file {path} is not used: others can read it (chmod 600 {path})");
        try
        {
            return target.WithPassFile(File.ReadAllText(path));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Warned(target, $"the password file {path} is not used: {unreadable.Message}");
        }
    }

    static Target Warned(Target target, string warning) => target with { Warnings = [.. target.Warnings, Printable.Text(warning)] };
}
