using Pgseal.Core.Text;

namespace Pgseal.Core.Tls;

/// <summary>The fields of an ErrorResponse that matter here; every text is already safe to show.</summary>
/// <param name="SqlState">Five characters, empty when the server sent none.</param>
/// <param name="Routine">The function of the server's source that reported it: never translated.</param>
/// <remarks>Source: PostgreSQL 18, "Error and Notice Message Fields" (54.8). Before TLS is up anybody on the path can write one.</remarks>
public sealed record ServerError(string SqlState, string Message, string Routine)
{
    /// <summary>Protocol 2, which knew one text and no fields: PostgreSQL up to 13 writes it before a StartupMessage has named a version.</summary>
    public bool IsOfOldProtocol { get; private init; }

    /// <summary>Reads an error of protocol 2.</summary>
    public static ServerError OfOldProtocol(ReadOnlySpan<byte> text) => new("", Printable.Bytes(text.TrimEnd("\n"u8)), "") { IsOfOldProtocol = true };

    /// <summary>Reads the body of an ErrorResponse; what is no field list is kept as the message.</summary>
    public static ServerError Parse(ReadOnlySpan<byte> body)
    {
        string sqlState = "", message = "", routine = "";
        var rest = body;
        while (!rest.IsEmpty && rest[0] != 0)
        {
            var end = rest.IndexOf((byte)0);
            if (end < 0)
                return new ServerError("", Printable.Bytes(body.TrimEnd((byte)0)), "");
            var value = Printable.Bytes(rest[1..end]);
            switch ((char)rest[0])
            {
                case 'C': sqlState = value; break;
                case 'M': message = value; break;
                case 'R': routine = value; break;
            }
            rest = rest[(end + 1)..];
        }
        // The list ends with a zero byte of its own.
        return rest.IsEmpty ? new ServerError("", Printable.Bytes(body.TrimEnd((byte)0)), "") : new ServerError(sqlState, message, routine);
    }
}
