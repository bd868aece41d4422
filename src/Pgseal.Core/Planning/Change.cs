using System.Diagnostics;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Planning;

/// <summary>One change to one member: what it is, why, and how it is undone.</summary>
public abstract record Change
{
    Change(string reason, string undo) => (Reason, Undo) = (reason, undo);

    public string Reason { get; }

    public string Undo { get; }

    /// <summary>A certificate and its key are put into pgseal's own directory of the member.</summary>
    /// <param name="Source">The authority's certificate file, or the file imported.</param>
    /// <param name="Names">Every SAN, as text.</param>
    public sealed record InstallCertificate(
        string Directory,
        string Subject,
        ValueList<string> Names,
        string KeyType,
        DateTimeOffset NotAfter,
        bool Imported,
        string Source,
        string Reason,
        string Undo) : Change(Reason, Undo)
    {
        /// <summary>What to issue; null when the pair is imported.</summary>
        public LeafSpec? Leaf { get; init; }
    }

    /// <summary>A server setting changes by ALTER SYSTEM and a reload.</summary>
    /// <param name="Before">The value in effect.</param>
    public sealed record SetSetting(string Name, string Before, string After, string Reason, string Undo) : Change(Reason, Undo);

    /// <summary>Lines of a pg_hba.conf file change; every other byte stays.</summary>
    /// <param name="BeforeSha256">Of the whole file the plan saw, lower-case hex.</param>
    /// <param name="AfterSha256">Of the whole file after the change.</param>
    public sealed record EditRules(
        string File,
        string BeforeSha256,
        string AfterSha256,
        ValueList<LineChange> Lines,
        string Reason,
        string Undo) : Change(Reason, Undo)
    {
        /// <summary>The whole file after the change. Never shown or saved: rules may hold an LDAP password.</summary>
        public ValueList<byte> After { get; init; }
    }

    /// <summary>A standby's primary_conninfo gets <c>sslmode=verify-full</c> and a root certificate, in the file that sets it.</summary>
    /// <param name="Before">Without secrets.</param>
    /// <param name="After">Without secrets.</param>
    /// <param name="RootSource">The authority's certificate that is copied to <paramref name="RootFile"/>; null when a root was named already.</param>
    public sealed record HardenUpstream(string File, string Before, string After, string? RootSource, string RootFile, string Reason, string Undo) : Change(Reason, Undo)
    {
        /// <summary>The whole value after the change.</summary>
        public required Conninfo.Secret Conninfo { get; init; }

        /// <summary>A password in the value, which moves to a file of its own first and stays there; null when there is none.</summary>
        public MovedPassword? Password { get; init; }
    }

    public T Match<T>(
        Func<InstallCertificate, T> installCertificate, Func<SetSetting, T> setSetting, Func<EditRules, T> editRules, Func<HardenUpstream, T> hardenUpstream) => this switch
    {
        InstallCertificate it => installCertificate(it),
        SetSetting it => setSetting(it),
        EditRules it => editRules(it),
        HardenUpstream it => hardenUpstream(it),
        _ => throw new UnreachableException(),
    };
}
