namespace Pgseal.Core.Hba.Proving;

/// <summary>How much may still be compared before a whole analysis says that it does not know.</summary>
/// <remarks>A unit is about one comparison of a name or an address: a second has some tens of millions.</remarks>
sealed class Work(long most = Work.Usual)
{
    public const long Usual = 60_000_000;

    public const string Reason = "there are too many rules that overlap in too many ways";

    long left = most;

    public bool IsDone => left <= 0;

    public void Spend(long units) => left -= units;
}
