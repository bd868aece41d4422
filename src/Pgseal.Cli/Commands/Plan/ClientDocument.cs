using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>A client that was seen, in <c>pgseal.plan/1</c>; <c>--accept-refusals</c> reads these again.</summary>
/// <param name="Client">USER@DB; null where it never said.</param>
sealed record ClientDocument(
    string? Client,
    string? User,
    string? Database,
    string Address,
    string ApplicationName,
    string Use,
    DateTimeOffset? FirstSeen,
    DateTimeOffset? LastSeen,
    int Now,
    long Count,
    long Plain,
    long Tls,
    long Gss,
    long Local,
    long Refused,
    long ReceivedOnly,
    long HandshakesFailed,
    long Distrusts,
    string? LowestProtocol,
    bool BelowFloor,
    string Expectation,
    string Because,
    string? Line,
    string? ToChange)
{
    public static ClientDocument Of(ClientImpact it) => new(
        it.Client.Key.User is null ? null : it.Client.Key.Name,
        it.Client.Key.User,
        it.Client.Key.Database,
        it.Client.Key.Host,
        it.Client.Key.Application,
        Wording.Of(it.Use),
        it.Client.FirstSeen,
        it.Client.LastSeen,
        it.Client.Now,
        it.Client.Count,
        it.Client.Plain,
        it.Client.Tls,
        it.Client.Gss,
        it.Client.Local,
        it.Client.Refused,
        it.Client.ReceivedOnly,
        it.Client.HandshakesFailed,
        it.Client.Distrusts,
        it.Client.LowestProtocol,
        it.IsBelowFloor,
        Wording.Of(it.Expectation),
        it.Because,
        it.Line,
        it.ToChange);
}
