using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Trials;

/// <summary>The answer about a client's settings.</summary>
/// <param name="RecognisedBy">How the driver was known.</param>
/// <param name="Connection">Null when none was tried.</param>
public sealed record ConninfoReport(DateTimeOffset CheckedAt, string RecognisedBy, ClientPosture Client, ClientGuarantees Guarantees, ConnectionReport? Connection)
{
    public string Driver => DriverName.Of(Client.Driver);

    /// <summary>The answer in one sentence.</summary>
    public string Verdict => VerdictSentence.Of(this);
}
