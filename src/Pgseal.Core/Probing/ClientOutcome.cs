using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Probing;

/// <summary>What a client of one sslmode and sslnegotiation gets.</summary>
public sealed record ClientOutcome(SslMode SslMode, SslNegotiation Negotiation, ClientGets Gets);
