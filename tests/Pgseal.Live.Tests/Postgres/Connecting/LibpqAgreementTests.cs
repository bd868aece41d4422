using CsCheck;
using Pgseal.Core.Conninfo;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Postgres.Connecting;

/// <summary>Whether conninfos are read as libpq itself reads them.</summary>
public sealed class LibpqAgreementTests
{
    /// <summary>Of these conninfos, right and wrong, are made.</summary>
    static readonly string[] Pieces =
    [
        "host", "port", "user", "password", "sslmode", "nonsense", "=", "=", "=", " ", " ", "'", "\\", "a", "b:c", "é", "%41", "%2", "\t",
        "postgres://", "@", "/", ":", "?", "&", "[", "]", "[::1]", "5432", ",",
    ];

    [Fact]
    public async Task Libpq_accepts_the_same_texts_and_reads_the_same_values_of_them()
    {
        var library = await LibpqFile.OfMajorAsync(Majors.Newest, TestContext.Current.CancellationToken);
        var pieces = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 12].Select(string.Concat);
        Gen.Select(Gen.Bool, pieces).Select((isUri, text) => isUri ? $"postgresql://{text}" : text).Sample(
            text =>
            {
                if (text.StartsWith("postgres", StringComparison.Ordinal) || text.Contains('=', StringComparison.Ordinal))
                    Assert.Equal((text, Libpq.Read(library, text)), (text, Ours(text)));
            },
            iter: 20_000,
            threads: 1);
    }

    static string? Ours(string text)
    {
        try
        {
            // Later wins, as everywhere.
            var values = KeyValueText.Settings(text).GroupBy(setting => setting.Keyword).Select(group => $"{group.Key}={group.Last().Value}");
            return string.Join('|', values.Order(StringComparer.Ordinal));
        }
        catch (InvalidTarget)
        {
            return null;
        }
    }
}
