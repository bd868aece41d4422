using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Posture.Rules;

/// <summary>The rules of one member, to be asked who else may come in: always about remote clients, whatever the scope.</summary>
sealed record DoorCase(MemberFacts Member, RulesFacts Rules, Scope Remote)
{
    /// <returns>Null where the rules in force are not known whole: the verdict and other findings say so.</returns>
    public static DoorCase? Of(MemberFacts member, Scope scope) =>
        member.Rules is Observed<RulesFacts>.Seen { Value: { ChangedSinceLoad: null } rules } && !rules.Errors.Any()
            ? new(member, rules, scope with { Kind = ScopeKind.Remote })
            : null;

    /// <summary>A question about methods and options, which rules from the view do not tell: there it is answered only where nobody at all is admitted.</summary>
    public Proof Ask(HbaProperty property) => Ask(Rules.FromView ? OnlyLocal(HbaSubject.Everybody) : property, Remote);

    /// <summary>Whether nobody but the machine itself is admitted: the local networks count as remote.</summary>
    public Proof AskOnlyTheMachine() => Ask(OnlyLocal(HbaSubject.Everybody), Scope.Remote);

    public Proof AskOnlyLocal(ByteText role) => Ask(OnlyLocal(HbaSubject.Everybody with { Role = role }), Remote);

    /// <summary>From the view, a quoted name that looks like the keyword would seem to stand in the way.</summary>
    public Proof AskReplicationFromAnywhere() => Rules.FromView
        ? Ask(OnlyLocal(HbaSubject.Everybody with { IsReplication = true }), Remote)
        : Ask((tree, environment) => WideReplication.Decide(tree, environment, Remote));

    /// <summary>For questions without an answer.</summary>
    public Finding Unanswered(string because, params IEnumerable<FindingRule> rules) => Rules.FromView
        ? Undecided.Forbidden(Member, because, $"Grant it what an audit reads: {AccessRules.Grants}", rules)
        : Undecided.Doubt(Member, because, rules);

    static HbaProperty OnlyLocal(HbaSubject subject) =>
        new HbaProperty.OnlyThrough("only over local", subject, IsNever: false, new(null, [Sessions.ConnectionKind.Local], []));

    Proof Ask(HbaProperty property, Scope scope) => Ask((tree, environment) => HbaProof.Decide(tree, environment, property, scope));

    Proof Ask(Func<HbaTree, HbaEnvironment, Proof> ask) => RulesProof.Decide(Rules, Member.Environment, ask);
}
