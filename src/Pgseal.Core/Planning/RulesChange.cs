namespace Pgseal.Core.Planning;
sealed record RulesChange(ValueList<Change> Edits, ValueList<string> Notes, ValueList<Blocker> Blockers)
{
    public static RulesChange For(MemberInput member, ChangePolicy policy) => new([],[],[]);
}
