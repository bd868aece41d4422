namespace Pgseal.Core.Hba.Reading;

/// <summary>Room for the columns and words of one line, used again for the next: a long file has a million words.</summary>
sealed class WordBuffer
{
    public List<ValueList<HbaRawToken>> Fields { get; } = [];

    public List<HbaRawToken> Words { get; } = [];
}
