using Pgseal.Core.Certificates;

namespace Pgseal.Core.Planning;

/// <summary>A pair of files the operator gave, with the judgement on it.</summary>
public sealed record ImportedPair(string CertificateFile, string KeyFile, PairJudgement Judgement)
{
    /// <summary>The key file is protected by a passphrase, which was given.</summary>
    public bool KeyIsProtected { get; init; }

    /// <summary>Why it must not be installed.</summary>
    internal IEnumerable<Blocker> Blockers => Judgement.Refused.Select(fault => new Blocker(fault.Sentence, CertificateFile, "Give another pair: --certificate FILE --key FILE"));
}
