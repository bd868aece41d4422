using System.Diagnostics;

namespace Pgseal.Core.Hosts;

/// <summary>Whether an account can open a file for reading.</summary>
public abstract record ReadAccess
{
    ReadAccess()
    {
    }

    /// <summary>Every directory on the way lets it through and the file lets it read.</summary>
    public sealed record Readable : ReadAccess;

    /// <summary>It stops at this path, for this reason.</summary>
    public sealed record Denied(string Path, string Why) : ReadAccess;

    /// <summary>It could not be seen whether it can.</summary>
    public sealed record Unknown(string Because) : ReadAccess;

    public T Match<T>(Func<Readable, T> readable, Func<Denied, T> denied, Func<Unknown, T> unknown) => this switch
    {
        Readable it => readable(it),
        Denied it => denied(it),
        Unknown it => unknown(it),
        _ => throw new UnreachableException(),
    };

    /// <summary>Walks the way to a file as the kernel would, for this account.</summary>
    /// <param name="way">Every directory passed through, links followed, and the file itself last.</param>
    public static ReadAccess Of(ValueList<FileFacts> way, OsAccount account)
    {
        foreach (var step in way.Take(way.Count - 1))
            if (!step.Allows(account, Access.Execute))
                return new Denied(step.Path, $"the user {account.Name} may not pass through the directory {step.Path}");
        var file = way[^1];
        return file.Allows(account, Access.Read)
            ? new Readable()
            : new Denied(file.Path, $"the user {account.Name} may not read {file.Path}");
    }
}
