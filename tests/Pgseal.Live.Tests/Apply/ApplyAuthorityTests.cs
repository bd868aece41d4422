using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;
using Pgseal.Live.Apply;
using Pgseal.Live.Certificates;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Apply;

/// <summary>Which authority signs for apply.</summary>
public sealed class ApplyAuthorityTests : ChangeTests
{
    static readonly Secret hunter2 = new("hunter2");

    [Fact]
    public async Task The_organisations_authority_signs_and_one_that_is_protected_needs_its_passphrase()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        AuthorityMaker.Create(StateDirectory, "default", "organisation", KeyType.EcP256, AuthorityMaker.DefaultValidity, hunter2, DateTimeOffset.UtcNow);

        var locked = await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);
        Assert.Equal((RunOutcome.Refused, "the authority's key is protected by a passphrase"), (locked.Outcome, locked.Problem!.What));
        Assert.Equal("Give --passphrase-file FILE, or set PGSEAL_CA_PASSPHRASE_FILE", locked.Problem.Next);
        Assert.Equal("off", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));

        var opened = await Applier.ApplyAsync([new(TargetOf(server), [])], Options() with { AuthorityPassphrase = hunter2 }, _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Verified, opened.Outcome);
        Assert.Equal($"{StateDirectory}/ca/default/ca.crt", opened.Authority!.File);

        // Nothing is to be issued any more, so nobody needs its key.
        Assert.Equal(RunOutcome.NothingToChange, (await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation)).Outcome);
    }
}
