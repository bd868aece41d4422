namespace Pgseal.Core.Hba.Matching;

/// <summary>Who is a member of which role, directly or through other roles; a role is a member of itself.</summary>
/// <remarks>Being superuser makes nobody a member, and NOINHERIT or SET FALSE do not end a membership.</remarks>
sealed class Memberships
{
    readonly Dictionary<ByteText, HbaRole>? roles;
    readonly Dictionary<ByteText, HashSet<ByteText>> known = [];

    public Memberships(ValueList<HbaRole>? roles)
    {
        if (roles is not { } all)
            return;
        this.roles = [];
        foreach (var role in all)
            this.roles[role.Name] = role;
    }

    public bool AreKnown => roles is not null;

    /// <summary>Null where the catalog is not known.</summary>
    public bool? IsMember(ByteText user, ByteText role)
    {
        if (roles is null)
            return null;
        return roles.ContainsKey(user) && roles.ContainsKey(role) && GroupsOf(user).Contains(role);
    }

    /// <summary>Whether a known role exists: it is its own member at least.</summary>
    public bool HasMembers(ByteText role) => roles is not null && roles.ContainsKey(role);

    /// <summary>Every role that the user is a member of, itself included.</summary>
    public IReadOnlySet<ByteText> GroupsOf(ByteText user)
    {
        if (known.TryGetValue(user, out var groups))
            return groups;
        groups = known[user] = [];
        if (roles is null || !roles.ContainsKey(user))
            return groups;
        var pending = new Stack<ByteText>([user]);
        while (pending.TryPop(out var name))
        {
            if (!groups.Add(name) || !roles.TryGetValue(name, out var role))
                continue;
            foreach (var parent in role.MemberOf)
                pending.Push(parent);
        }
        return groups;
    }
}
