using Pgseal.Cli.Tests.Transcribing;

namespace Pgseal.Cli.Tests;

/// <summary>Runs the real program and compares all it says with the transcripts; <c>UPDATE_SNAPSHOTS=1</c> rewrites them.</summary>
public sealed class TranscriptTests
{
    static readonly string Folder = Path.Combine(Approved.ProjectDirectory(), "Transcripts");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_program_answers_as_transcribed(string file)
    {
        var path = Path.Combine(Folder, file);
        var expected = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await using var shell = new Shell();

        var actual = await Transcript.ReplayAsync(expected, shell, TestContext.Current.CancellationToken);

        if (Approved.IsUpdating)
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
        else
            Assert.Equal(expected, actual);
    }
}
