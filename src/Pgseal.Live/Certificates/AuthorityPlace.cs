using Pgseal.Core;
using Pgseal.Core.Certificates;

namespace Pgseal.Live.Certificates;

/// <summary>Where authorities stand: <c>ca/NAME</c> under the state directory for the organisation, <c>ca/SYSTEM-IDENTIFIER</c> for one cluster.</summary>
public static class AuthorityPlace
{
    /// <summary>The directory of an authority, whether it is there yet or not.</summary>
    public static string Of(string stateDirectory, string name) => $"{stateDirectory}/ca/{name}";

    /// <summary>The authority that signs for a cluster: its own, else the organisation's, else its own that is yet to be made.</summary>
    public static string OfCluster(string stateDirectory, string systemIdentifier)
    {
        var (own, shared) = (Of(stateDirectory, systemIdentifier), Of(stateDirectory, AuthorityName.Default));
        return !Directory.Exists(own) && Directory.Exists(shared) ? shared : own;
    }

    /// <summary>Where the next generation of an authority is made ready. No authority has a name with a dot in front.</summary>
    internal static string Aside(string home) => $"{Path.GetDirectoryName(home)}/.{Path.GetFileName(home)}.next";

    /// <summary>Where an authority's generation goes when it is dropped.</summary>
    internal static string Retired(string home, string generation) => $"{Path.GetDirectoryName(home)}/.retired/{Path.GetFileName(home)}/{generation}";

    /// <summary>The names of all that are there.</summary>
    public static ValueList<string> Names(string stateDirectory) => Directory.Exists($"{stateDirectory}/ca")
        ? new DirectoryInfo($"{stateDirectory}/ca").EnumerateDirectories().Select(it => it.Name).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal).ToValueList()
        : [];
}
