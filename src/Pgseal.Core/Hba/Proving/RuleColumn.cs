namespace Pgseal.Core.Hba.Proving;

/// <summary>The columns whose words may be unknown.</summary>
enum RuleColumn
{
    Database,
    User,
    Address,
}
