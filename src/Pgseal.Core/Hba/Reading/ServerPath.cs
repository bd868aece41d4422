using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Reading;

/// <summary>Resolves a path in a file as the server does: relative to the directory of that file, then canonicalised (path.c).</summary>
static class ServerPath
{
    public static string Resolve(string path, string callingFile, ServerVersion version)
    {
        if (path.StartsWith('/'))
            return path;
        var slash = callingFile.LastIndexOf('/');
        var directory = slash < 0 ? "" : slash == 0 ? "/" : callingFile[..slash];
        return Join(directory, path, version);
    }

    public static string Join(string directory, string name, ServerVersion version)
    {
        while (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        var joined = name.Length == 0 ? directory : directory.Length == 0 ? name : $"{directory}/{name}";
        return Canonical(joined, version);
    }

    static string Canonical(string path, ServerVersion version)
    {
        var absolute = path.StartsWith('/');
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!HbaVersionFacts.ResolvesInnerDots(version))
                parts.Add(part);
            else if (part == ".." && parts.Count > 0 && parts[^1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != "." && !(part == ".." && absolute))
                parts.Add(part);
        }
        if (!HbaVersionFacts.ResolvesInnerDots(version))
            TrimDotsAtEnd(parts, absolute);
        return (absolute ? "/" : "") + string.Join('/', parts) is { Length: > 0 } whole ? whole : ".";
    }

    static void TrimDotsAtEnd(List<string> parts, bool absolute)
    {
        var pending = 0;
        while (parts.Count > 0 && (parts[^1] is "." or ".." || pending > 0))
        {
            pending += parts[^1] == ".." ? 1 : parts[^1] == "." ? 0 : -1;
            parts.RemoveAt(parts.Count - 1);
        }
        for (; pending > 0 && !absolute; pending--)
            parts.Add("..");
    }
}
