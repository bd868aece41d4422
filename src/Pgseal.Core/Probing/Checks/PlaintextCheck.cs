namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether ordinary connections in clear get past the rules.</summary>
static class PlaintextCheck
{
    public static Judged Judge(EndpointSeen seen) => PlaintextTries.Judge(seen, seen.Plaintext.Where(tried => !tried.Login.IsReplication));
}
