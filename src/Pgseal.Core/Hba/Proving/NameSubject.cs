namespace Pgseal.Core.Hba.Proving;

/// <summary>The users and databases that a question is about.</summary>
/// <param name="Group">The word +NAME: the user is a member of it.</param>
sealed record NameSubject(ByteText? Role, HbaToken? Group, ByteText? Database, bool? IsPhysical)
{
    public static NameSubject Anybody { get; } = new(null, null, null, null);

    public static NameSubject Of(HbaSubject subject) => new(
        subject.Role,
        subject.Group is { } group ? new HbaToken(ByteText.Concat("+", group), Quoted: false) : null,
        subject.Database,
        subject.IsReplication ? true : subject.Database is null ? null : false);

    public bool Covers(bool isPhysical) => isPhysical == (IsPhysical ?? isPhysical);

    public bool HasLiterally(NamePoint point) =>
        (Role is not { } role || role == point.User) && (Database is not { } database || database == point.Database);
}
