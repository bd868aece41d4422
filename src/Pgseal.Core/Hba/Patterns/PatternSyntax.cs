namespace Pgseal.Core.Hba.Patterns;

/// <summary>The syntaxes that an embedded option or a director chooses from.</summary>
enum PatternSyntax
{
    Advanced,
    Extended,
    Basic,
    Literal,
}
