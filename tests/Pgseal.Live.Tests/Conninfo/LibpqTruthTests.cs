using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Conninfo;

/// <summary>Whether libpq does what the table says: each of its versions, with every combination of settings, against a real server and against impostors.</summary>
public sealed class LibpqTruthTests
{
    static readonly string[] Modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task Whoever_the_table_protects_against_gets_no_connection_and_everybody_else_does(int major)
    {
        var library = await LibpqFile.OfMajorAsync(major, TestContext.Current.CancellationToken);
        await using var servers = await TruthServer.StartAsync(TestContext.Current.CancellationToken);
        foreach (var settings in Settings(major, servers))
            Assert.Equal((settings, Said(settings, major, servers)), (settings, await DoneAsync(library, settings, servers)));
    }

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task The_password_goes_in_clear_to_a_thief_exactly_where_the_table_says_so(int major)
    {
        var library = await LibpqFile.OfMajorAsync(major, TestContext.Current.CancellationToken);
        await using var servers = await TruthServer.StartAsync(TestContext.Current.CancellationToken);
        string[] methods = LibpqFacts.Knows(major, "require_auth") ? ["", " require_auth=scram-sha-256", " require_auth=!password", " require_auth=password,md5"] : [""];
        foreach (var settings in Settings(major, servers).SelectMany(settings => methods.Select(method => settings + method)))
        {
            servers.Stolen.Clear();
            foreach (var port in new[] { servers.TlsThief, servers.PlainThief })
                await Task.Run(() => Libpq.Connect(library, TruthServer.Conninfo(settings, port)), TestContext.Current.CancellationToken);
            var client = Read(settings, major, servers);
            var isLost = client is not null && client.LoginMethods.HasFlag(LoginMethods.Cleartext) && ClientGuarantees.Of(client).Password.Protection == Protection.NotProtected;
            Assert.Equal((settings, isLost), (settings, servers.Stolen.Contains("correct")));
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

    static IEnumerable<string> Settings(int major, TruthServer servers)
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

    static Outcome Said(string settings, int major, TruthServer servers)
    {
        if (Read(settings, major, servers) is not { } client)
            return Outcome.Refused;
        var guarantees = ClientGuarantees.Of(client);
        return new(
            // The server's authority is none that the system trusts; and an error of authentication in clear is no reason to try TLS.
            client.NeverConnects is null && !client.PublicRoots && client is not { Plaintext: PlaintextUse.First, ChannelBindingRequired: true },
            guarantees.Eavesdropper.Protection,
            guarantees.ManInTheMiddle.Protection);
    }

    static async Task<Outcome> DoneAsync(string library, string settings, TruthServer servers)
    {
        var withoutTls = await ConnectsAsync(servers.WithoutTls);
        var otherCertificate = await ConnectsAsync(servers.OtherCertificate);
        var otherName = await ConnectsAsync(servers.OtherName);
        return new(
            await ConnectsAsync(servers.Port),
            withoutTls ? Protection.NotProtected : Protection.Protected,
            withoutTls || otherCertificate ? Protection.NotProtected : otherName ? Protection.Unknown : Protection.Protected);

        Task<bool> ConnectsAsync(int port) => Task.Run(() => Libpq.Connect(library, TruthServer.Conninfo(settings, port)) is null);
    }

    static ClientPosture? Read(string settings, int major, TruthServer servers)
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

    /// <param name="Connects">To the server itself.</param>
    sealed record Outcome(bool Connects, Protection Eavesdropper, Protection ManInTheMiddle)
    {
        public static Outcome Refused { get; } = new(false, Protection.Protected, Protection.Protected);
    }
}
