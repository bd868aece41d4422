namespace Pgseal.Core.Policies;

/// <summary>Something in a policy file that cannot be used.</summary>
/// <param name="What">One clause; quotes the file, so it is untrusted text.</param>
/// <param name="Expected">What may stand there instead.</param>
/// <param name="Nearest">The valid word that was probably meant; null when none is near.</param>
public sealed record PolicyFault(int Line, int Column, string What, string Expected, string? Nearest = null)
{
    /// <summary>All of it but where it stands.</summary>
    public string Sentence => $"{What}; expected {Expected}{(Nearest is null ? "" : $"; nearest valid: {Nearest}")}";
}
