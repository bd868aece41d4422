namespace Pgseal.Core.Hba.Reading;

/// <summary>Columns of one word that were seen lately: types, methods and <c>all</c> are the same in every line and kept once.</summary>
sealed class CommonWords
{
    const int Places = 256;

    readonly ValueList<HbaToken>[] lately = new ValueList<HbaToken>[Places];

    public ValueList<HbaToken> Of(HbaToken token)
    {
        var bytes = token.Value.Span;
        if (bytes.IsEmpty)
            return [token];
        ref var place = ref lately[(bytes.Length * 31 + bytes[0] * 7 + bytes[^1]) % Places];
        if (place.Count == 0 || place[0] != token)
            place = [token];
        return place;
    }
}
