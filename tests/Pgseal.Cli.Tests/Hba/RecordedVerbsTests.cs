using System.Text.Json;

namespace Pgseal.Cli.Tests.Hba;

/// <summary>Every verb answers of every recorded file, however strange, with a document and an exit code of its own.</summary>
public sealed class RecordedVerbsTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, RecordedFiles.Parse.Count())];

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task A_strange_file_is_answered(int index)
    {
        var test = RecordedFiles.Parse.ElementAt(index);
        var directory = RecordedFiles.Write(test);
        var file = $"{directory}/pg_hba.conf";
        try
        {
            foreach (var major in new[] { "13", "18" })
            {
                var loads = test.GetProperty("versions").GetProperty(major).GetProperty("loads").GetBoolean();
                await AnswersAsync(loads ? [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen] : [ExitCode.NotSeen], "prove", file, major);
                await AnswersAsync(loads ? [ExitCode.AsItShouldBe] : [ExitCode.NotSeen], "diff", file, major, file);
                await AnswersAsync(loads ? [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused] : [ExitCode.Refused], "convert", file, major);
                await AnswersAsync([ExitCode.AsItShouldBe], "format", file, major);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        async Task AnswersAsync(ExitCode[] expected, string verb, string subject, string major, params string[] more)
        {
            var (code, answer, _) = await InProcess.RunAsync(
                ["hba", verb, subject, .. more, "--pg-version", major, "--environment", $"{directory}/env-{major}.json", "--format", "json"]);

            using var document = JsonDocument.Parse(answer);
            Assert.Equal($"pgseal.hba.{verb}/1", document.RootElement.GetProperty("schema").GetString());
            Assert.True(expected.Contains(code), $"{test.GetProperty("name").GetString()} on {major}: {verb} ended with {code}: {answer}");
        }
    }
}
