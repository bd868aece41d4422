using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Conninfo;

/// <summary>Whether libpq does what the table says: each of its versions, with every combination of settings, against a real server and against impostors.</summary>
public sealed class LibpqTruthTests(TruthServer servers) : IClassFixture<TruthServer>
{
    static readonly string[] Modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task Whoever_the_table_protects_against_gets_no_connection_and_everybody_else_does(int major)
    {
        var library = await LibpqFile.OfMajorAsync(major, TestContext.Current.CancellationToken);
        foreach (var settings in Settings(major))
            Assert.Equal((settings, Said(settings, major)), (settings, await DoneAsync(library, settings)));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task The_password_goes_in_clear_to_a_thief_exactly_where_the_table_says_so(int major)
    {
        var library = await LibpqFile.OfMajorAsync(major, TestContext.Current.CancellationToken);
        string[] methods = LibpqFacts.Knows(major, "require_auth") ? ["", " require_auth=scram-sha-256", " require_auth=!password", " require_auth=password,md5"] : [""];
        foreach (var settings in Settings(major).SelectMany(settings => methods.Select(method => settings + method)))
        {
            var toAnybody = await IsStolenAsync(library, settings, servers.TlsThief) | await IsStolenAsync(library, settings, servers.PlainThief);
            var toSome = await IsStolenAsync(library, settings, servers.OtherNameThief);
            var client = Read(settings, major);
            var asked = client is not null && client.LoginMethods.HasFlag(LoginMethods.Cleartext);
            var said = client is null ? Protection.Protected : ClientGuarantees.Of(client).Password.Protection;
            Assert.Equal((settings, asked ? said : Protection.Protected), (settings, toAnybody ? Protection.NotProtected : toSome ? Protection.Unknown : Protection.Protected));
        }
    }

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task Each_version_knows_the_keywords_that_the_table_gives_it(int major)
    {
        var library = await LibpqFile.OfMajorAsync(major, TestContext.Current.CancellationToken);
        foreach (var keyword in Keyword.All.Where(keyword => keyword.Name != "service"))
            Assert.Equal((keyword.Name, LibpqFacts.Knows(major, keyword.Name)), (keyword.Name, Libpq.Read(library, $"{keyword.Name}=1") is not null));
    }

    async Task<bool> IsStolenAsync(string library, string settings, int thief)
    {
        servers.Stolen.Clear();
        await Task.Run(() => Libpq.Connect(library, TruthServer.Conninfo(settings, thief)), TestContext.Current.CancellationToken);
        return servers.Stolen.Contains("correct");
    }

    IEnumerable<string> Settings(int major)
    {
        foreach (var mode in Modes)
            foreach (var root in new[] { servers.RootFile, servers.MissingFile })
                foreach (var binding in new[] { "prefer", "require" })
                {
                    yield return $"sslmode={mode} sslrootcert={root} channel_binding={binding}";
                    if (LibpqFacts.Knows(major, "sslnegotiation"))
                        yield return $"sslmode={mode} sslrootcert={root} channel_binding={binding} sslnegotiation=direct";
                }
        if (LibpqFacts.HasSystemRoots(major))
            foreach (var mode in Modes)
                yield return $"sslmode={mode} sslrootcert=system";
    }

    Truth Said(string settings, int major) => Read(settings, major) is { } client ? Truth.Said(client) : Truth.Refused;

    Task<Truth> DoneAsync(string library, string settings) =>
        Truth.DoneAsync(servers, port => Task.Run(() => Libpq.Connect(library, TruthServer.Conninfo(settings, port)) is null, TestContext.Current.CancellationToken));

    ClientPosture? Read(string settings, int major)
    {
        try
        {
            return ClientReader.Read(new Recognised(Driver.Libpq, "by the test", TruthServer.Conninfo(settings, servers.Port)), servers.Context(major));
        }
        catch (InvalidTarget)
        {
            return null;
        }
    }
}
