namespace Pgseal.Core.Hba;

/// <summary>Why a text is no property.</summary>
/// <param name="Column">Where, from 1, in characters.</param>
/// <param name="Found">The word that stands there; empty at the end.</param>
/// <param name="Expected">What could stand there: names, and in words what is no name.</param>
/// <param name="Nearest">The expected name that the word is most like, if it is like one.</param>
public sealed record HbaPropertyError(int Column, string Found, ValueList<string> Expected, string? Nearest)
{
    public override string ToString()
    {
        var found = Found.Length == 0 ? "the text ends" : $"\"{Text.Printable.Text(Found)}\"";
        var nearest = Nearest is null ? "" : $"; did you mean \"{Nearest}\"?";
        return $"column {Column}: expected {string.Join(", ", Expected)}, but {(Found.Length == 0 ? found : $"found {found}")}{nearest}";
    }
}
