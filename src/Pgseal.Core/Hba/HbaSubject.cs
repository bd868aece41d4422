namespace Pgseal.Core.Hba;

/// <summary>Whose connections a sentence of the property language is about: those for which all that is given holds.</summary>
/// <param name="Role">The role that connects.</param>
/// <param name="Group">A role that it is a member of, directly or not.</param>
/// <param name="Database">The database; physical replication has none.</param>
/// <param name="IsReplication">Whether it is about physical replication alone.</param>
public sealed record HbaSubject(ByteText? Role, ByteText? Group, ByteText? Database, bool IsReplication)
{
    public static HbaSubject Everybody { get; } = new(null, null, null, false);
}
