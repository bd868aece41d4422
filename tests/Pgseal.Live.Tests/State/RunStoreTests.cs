using Pgseal.Live.Hosts;
using Pgseal.Live.State;
using Pgseal.Live.Tests.Hosts;

namespace Pgseal.Live.Tests.State;

public sealed class RunStoreTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly StateDirectory state;

    public RunStoreTests() => state = StateDirectory.Open(folder["state"]);

    public void Dispose() => folder.Dispose();

    static RunId NewId(int second = 0) => RunId.New(new(2026, 11, 24, 5, 6, second, TimeSpan.Zero));

    [Fact]
    public void A_run_is_named_by_its_start_and_four_digits()
    {
        var id = NewId(7);
        Assert.Matches("^20261124T050607Z-[0-9a-f]{4}$", id.ToString());
        Assert.Equal(id, RunId.TryParse(id.ToString()));
        Assert.True(Enumerable.Range(0, 100).Select(_ => NewId()).Distinct().Count() > 90);
    }

    [Theory]
    [InlineData("")]
    [InlineData("20261124T050607Z")]
    [InlineData("20261124T050607Z-12345")]
    [InlineData("20261124T050607Z-ABCD")]
    [InlineData("20261324T050607Z-abcd")]
    [InlineData("../../../../etc/x-abcd")]
    public void Other_text_names_no_run(string text) => Assert.Null(RunId.TryParse(text));

    [Fact]
    public void What_was_appended_is_read_back_in_order()
    {
        var store = RunStore.Create(state, NewId());
        Assert.Empty(store.ReadLines());
        store.Append("""{"a":1}""");
        store.Append("""{"ä":"ü"}""");
        Assert.Equal(["""{"a":1}""", """{"ä":"ü"}"""], RunStore.TryOpen(state, store.Id)!.ReadLines());
        Assert.Throws<ArgumentException>(() => store.Append("two\nlines"));
    }

    [Fact]
    public void A_line_that_a_crash_cut_short_never_counted()
    {
        var store = RunStore.Create(state, NewId());
        store.Append("one");
        File.AppendAllText($"{store.Directory}/journal.jsonl", "{\"torn\":");
        Assert.Equal(["one"], store.ReadLines());
        store.Append("two");
        Assert.Equal(["one", "two"], store.ReadLines());
    }

    [Fact]
    public void Runs_are_listed_oldest_first_and_only_those()
    {
        Assert.Empty(RunStore.List(state));
        var ids = new[] { NewId(3), NewId(1), NewId(2) };
        foreach (var id in ids)
            RunStore.Create(state, id);
        Directory.CreateDirectory($"{state.Path}/runs/something else");
        Directory.CreateDirectory($"{state.Path}/runs/{NewId(4)}"); // begun, but a crash came before its journal
        Assert.Equal([ids[1], ids[2], ids[0]], RunStore.List(state).Select(it => it.Id));
        Assert.Null(RunStore.TryOpen(state, NewId(5)));
    }

    [Fact]
    public void A_run_does_not_begin_twice()
    {
        var id = NewId();
        RunStore.Create(state, id).Append("one");
        Assert.Equal(FileFault.AlreadyThere, Assert.Throws<FileFailure>(() => RunStore.Create(state, id)).Fault);
        Assert.Equal(["one"], RunStore.TryOpen(state, id)!.ReadLines());
    }

    [Fact]
    public void An_original_is_kept_byte_for_byte_with_its_owner_and_mode()
    {
        OtherUser.RunsAsRoot();
        var bytes = new byte[] { 0, 13, 10, 255, (byte)'#' };
        var path = folder.Write("pg_hba.conf", "", "640", OtherUser.Server);
        File.WriteAllBytes(path, bytes);
        File.CreateSymbolicLink(folder["link"], path);
        var store = RunStore.Create(state, NewId());
        Assert.Null(store.TryReadOriginal("hba"));

        store.StoreOriginal("hba", folder["link"]);
        File.WriteAllText(path, "changed");
        var original = store.StoreOriginal("hba", path); // the first stands

        var read = RunStore.TryOpen(state, store.Id)!.TryReadOriginal("hba")!;
        Assert.Equal(bytes, read.Bytes);
        Assert.Equal(bytes, original.Bytes);
        Assert.Equal((path, OtherUser.Server.Uid, OtherUser.Server.Gid, "640"), (read.Path, read.Uid, read.Gid, Convert.ToString(read.Mode, 8)));
        Assert.All(Directory.EnumerateFiles($"{store.Directory}/originals"), it => Assert.Equal("600", Convert.ToString(HostFile.Facts(it).Mode, 8)));
        Assert.Throws<ArgumentException>(() => store.StoreOriginal("../x", path));
    }
}
