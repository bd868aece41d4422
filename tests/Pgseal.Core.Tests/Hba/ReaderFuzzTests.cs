using System.Text;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Tests.Hba;

/// <summary>Whatever bytes stand in the files: the reader ends, its spans lie in them, and nothing written back unchanged is another byte.</summary>
public sealed class ReaderFuzzTests
{
    static readonly string[] Pieces =
    [
        "host", "hostssl", "local", "all", "replication", "@f", "@", "+g", "/^a", "/(", "\"", "\"\"", ",", "#", "\\", "\\\n", "\n", "\r\n", "\r", "\t", " ", "\0", "\uFEFF", "é",
        "127.0.0.1/32", "::/0", "10.0.0.0", "255.0.0.0", "trust", "md5", "reject", "map=m", "clientcert=verify-full", "include", "include_dir", "include_if_exists", "f", "d", "gone",
    ];

    [Fact]
    public void Twenty_thousand_files_of_random_bytes_are_read() => Read(from: 0, count: 20_000);

    [Fact]
    [Trait("Size", "Long")]
    public void A_million_files_of_random_bytes_are_read() => Read(from: 20_000, count: 1_000_000);

    [Fact]
    public void A_file_of_ten_megabytes_is_read_line_by_line_or_as_one()
    {
        var line = "host all all 10.0.0.0/8 md5 # a line like any other\n"u8;
        var many = new byte[10_000_000 / line.Length * line.Length];
        for (var at = 0; at < many.Length; at += line.Length)
            line.CopyTo(many.AsSpan(at));
        Assert.Equal(many.Length / line.Length, Read(18, many).Rules.Count);

        var one = new byte[10_000_000];
        one.AsSpan().Fill((byte)'x');
        Assert.NotEmpty(Read(18, one).Errors);
        Assert.NotEmpty(Read(13, one).Errors);
        one.AsSpan().Fill((byte)',');
        Assert.NotEmpty(Read(18, one).Errors); // no rule at all
    }

    static void Read(int from, int count) => Parallel.For(from, from + count, seed =>
    {
        var random = new Random(seed);
        var files = new Dictionary<string, byte[]> { ["pg_hba.conf"] = Some(random), ["f"] = Some(random), ["d/1.conf"] = Some(random), ["d/2"] = Some(random) };
        var environment = new HbaEnvironment(ServerVersion.OfMajor(random.Next(13, 19))) { Ssl = random.Next(2) == 0, Features = [], Roles = [], Databases = [] };
        try
        {
            var tree = FakeFiles.Read(environment, "/data", files);
            foreach (var file in tree.Files.Values)
                Assert.True(HbaEdit.Apply(file.Bytes, []).Span.SequenceEqual(files[file.Path["/data/".Length..]]), "bytes changed");
            foreach (var rule in tree.Rules)
                foreach (var field in rule.Fields)
                    Assert.InRange(field.Span.End, field.Span.Start, tree.Files[rule.File].Bytes.Length);
            Assert.Equal(tree.Records.Count, HbaView.Rows(tree).Count);
            PlaintextProof.Decide(tree, environment, Scope.Remote);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
        }
    });

    static HbaTree Read(int major, byte[] bytes) =>
        FakeFiles.Read(new HbaEnvironment(ServerVersion.OfMajor(major)), "/data", new Dictionary<string, byte[]> { ["pg_hba.conf"] = bytes });

    /// <summary>Either any bytes at all, or words that the reader knows in an order nobody writes.</summary>
    static byte[] Some(Random random)
    {
        if (random.Next(4) == 0)
        {
            var any = new byte[random.Next(200)];
            random.NextBytes(any);
            return any;
        }
        var text = new StringBuilder();
        for (var i = random.Next(60); i > 0; i--)
            text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? "" : " ");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
