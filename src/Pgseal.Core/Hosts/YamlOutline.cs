namespace Pgseal.Core.Hosts;

/// <summary>The keys of a YAML file in block style with the values that stand on their lines: enough to see where a program's setting is made.</summary>
/// <remarks>No YAML reader: flow style (<c>{a: b}</c>) and anchors are not followed, so a key that is not found may still be there.</remarks>
static class YamlOutline
{
    /// <returns>Paths such as <c>postgresql.parameters.ssl</c>; a key without a value on its line has an empty one.</returns>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var above = new Stack<(int Indent, string Path)>();
        foreach (var line in text.Split('\n'))
        {
            var content = line.TrimStart(' ');
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || content[0] is '#' or '-' || (colon + 1 < content.Length && content[colon + 1] is not (' ' or '\r' or '\t')))
                continue;
            var indent = line.Length - content.Length;
            while (above.TryPeek(out var last) && last.Indent >= indent)
                above.Pop();
            var key = content[..colon].Trim().Trim('"', '\'');
            var path = above.TryPeek(out var parent) ? $"{parent.Path}.{key}" : key;
            found[path] = Value(content[(colon + 1)..]);
            above.Push((indent, path));
        }
        return found;
    }

    static string Value(string text)
    {
        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? text : text[..comment]).Trim().Trim('"', '\'');
    }
}
