namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>The spellings of <see cref="LoginMethods"/> in <c>require_auth</c>.</summary>
/// <remarks>Source: PostgreSQL 18, "Parameter Key Words" (32.1.2), require_auth. A list is either of what is wanted or, with <c>!</c>, of what is not.</remarks>
static class LoginMethodsText
{
    static readonly string[] Spellings = ["password", "md5", "scram-sha-256", "gss", "sspi", "oauth", "none"];

    /// <param name="text">Null or empty: everything.</param>
    /// <exception cref="InvalidTarget">A word is none of the methods, or wanted and unwanted ones are mixed.</exception>
    public static LoginMethods Parse(string? text)
    {
        var words = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var unwanted = words.Count(word => word[0] == '!');
        if (unwanted > 0 && unwanted < words.Length)
            throw new InvalidTarget("require_auth mixes methods with and without \"!\"", "write either those that are wanted, or those that are not, each with \"!\"");
        var named = words.Aggregate(LoginMethods.None, (all, word) => all | Of(word.TrimStart('!')));
        return words.Length == 0 ? LoginMethods.All : unwanted > 0 ? LoginMethods.All & ~named : named;
    }

    static LoginMethods Of(string word) => Choice.Among("require_auth", word, Spellings) switch
    {
        0 => LoginMethods.Cleartext,
        1 => LoginMethods.Md5,
        2 => LoginMethods.Scram,
        6 => LoginMethods.Nothing,
        // Forbidding one of the three leaves the others, and none of them shows a password.
        _ => LoginMethods.WithoutPassword,
    };
}
