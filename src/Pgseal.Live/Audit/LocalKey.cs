using Pgseal.Core.Certificates;
using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Audit;

/// <summary>The private key file, looked at on the server's own host: whether the server could load it, and whose it is.</summary>
/// <param name="Facts">Null when who runs pgseal may not read it.</param>
/// <param name="Fault">Why the server's user could not load it; null when it could, as far as can be seen.</param>
sealed record LocalKey(KeyFacts? Facts, string? Fault)
{
    public static LocalKey Read(LocalHost host, string path)
    {
        try
        {
            var fault = HostFile.CanRead(path, host.Server).Match(
                readable: _ => KeyFileRule.Fault(HostFile.Facts(path), host.Server.Uid),
                denied: denied => denied.Why,
                unknown: _ => null);
            return new(TryRead(path), fault);
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.NotFound)
        {
            return new(null, $"there is no key file {path}");
        }
        catch (FileFailure)
        {
            return new(null, null);
        }
    }

    static KeyFacts? TryRead(string path)
    {
        try
        {
            return KeyFacts.Read(HostFile.Read(path));
        }
        catch (FileFailure)
        {
            return null;
        }
    }
}
