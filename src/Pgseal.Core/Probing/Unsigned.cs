namespace Pgseal.Core.Probing;

/// <summary>Text that came in clear: anybody on the path may have written it.</summary>
static class Unsigned
{
    public const string Label = "unauthenticated";

    public static string Quote(string escaped) => $"\"{escaped}\" ({Label})";
}
