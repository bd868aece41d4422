namespace Pgseal.Core.Probing;

/// <summary>What a server makes of certificates that clients show.</summary>
public sealed record ClientCertificateSeen
{
    /// <summary>A certificate made up for this probe: whether it was taken; null when that was not tried or not seen.</summary>
    public Judgement? MadeUp { get; init; }

    /// <summary>The certificate of <c>--client-cert</c>; null when none was given.</summary>
    public Judgement? Given { get; init; }
}
