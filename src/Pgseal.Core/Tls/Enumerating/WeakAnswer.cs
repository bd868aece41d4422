using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>What a server does with a hello that offers nothing but suites of one grade.</summary>
/// <param name="Suite">The suite that it chose; null unless it accepted.</param>
/// <param name="Version">The version that it chose with it.</param>
public sealed record WeakAnswer(SuiteGrade Grade, Acceptance Acceptance, CipherSuite? Suite = null, TlsVersion? Version = null);
