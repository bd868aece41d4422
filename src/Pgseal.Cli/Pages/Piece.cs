using Pgseal.Core.Text;

namespace Pgseal.Cli.Pages;

/// <summary>Text with a tone: what pages are written with. Its text is escaped already, so nothing untrusted reaches a page.</summary>
readonly record struct Piece
{
    public Piece(string untrusted, Tone tone = Tone.Plain) => (Text, Tone) = (Printable.Text(untrusted), tone);

    public string Text { get; }

    public Tone Tone { get; }

    public static implicit operator Piece(string untrusted) => new(untrusted);
}
