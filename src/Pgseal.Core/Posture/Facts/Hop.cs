namespace Pgseal.Core.Posture.Facts;

/// <summary>A connection that the server opens itself.</summary>
/// <param name="Name">Of the subscription, the foreign server or the setting.</param>
/// <param name="Source">The catalog it was read from, or the file and line of the setting.</param>
/// <param name="Conninfo">What libpq is given, in its key=value form and without secrets; not seen where this role may not, or nobody can read it.</param>
public sealed record Hop(HopKind Kind, string Name, string Source, Observed<string> Conninfo)
{
    /// <summary>Where the object stands; null for a setting.</summary>
    public string? Database { get; init; }

    /// <summary>Whose mapping it is; null for everybody's, and for what is no user mapping.</summary>
    public string? User { get; init; }

    /// <summary>A secret was left out of <see cref="Conninfo"/>.</summary>
    public bool HasSecret { get; init; }

    /// <summary>A subscription that is disabled now: it dials when somebody enables or refreshes it.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>The options that the object sets itself: those are changed by SET and not by ADD.</summary>
    public ValueList<string> OwnOptions { get; init; }

    /// <summary>It says how to encrypt, and whom it dials stands elsewhere: in a program, in a service file.</summary>
    public bool HidesHost { get; init; }

    public string Subject => Kind switch
    {
        HopKind.Upstream or HopKind.Command => Name,
        HopKind.Subscription => $"subscription {Name} in {Database}",
        HopKind.ForeignServer => $"foreign server {Name} in {Database}",
        HopKind.UserMapping => $"user mapping for {User ?? "public"} on {Name} in {Database}",
    };
}
