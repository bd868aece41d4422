using Pgseal.Core.Certificates;

namespace Pgseal.Core.Planning;

/// <summary>A pair of files the operator gave, with the judgement on it.</summary>
public sealed record ImportedPair(string CertificateFile, string KeyFile, PairJudgement Judgement);
