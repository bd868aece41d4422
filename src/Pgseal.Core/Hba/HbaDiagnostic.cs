using Pgseal.Core.Text;

namespace Pgseal.Core.Hba;

/// <summary>Something wrong at a line.</summary>
/// <param name="Line">From 1; 0 where the file as a whole is meant.</param>
/// <param name="Message">The server's own words, unless <paramref name="Origin"/> says otherwise.</param>
public sealed record HbaDiagnostic(string File, int Line, ByteText Message, HbaDiagnosticOrigin Origin)
{
    public override string ToString() => Line == 0 ? $"{Printable.Text(File)}: {Message}" : $"{Printable.Text(File)}:{Line}: {Message}";
}
