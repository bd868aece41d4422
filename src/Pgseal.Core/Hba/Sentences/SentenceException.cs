namespace Pgseal.Core.Hba.Sentences;

/// <summary>Carries what is wrong from where it is seen to <see cref="SentenceParser.Parse"/>, and no further.</summary>
sealed class SentenceException(HbaPropertyError error) : Exception(error.ToString())
{
    public HbaPropertyError Error => error;
}
