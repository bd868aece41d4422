using Pgseal.Core.Text;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>Quotes what cannot be a parameter: names, and the values of commands such as ALTER SYSTEM SET.</summary>
public static class Quote
{
    public static string Identifier(string name) => SqlText.Identifier(name);

    public static string Literal(string value) => SqlText.Literal(value);
}
