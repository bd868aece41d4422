using Pgseal.Cli.Json;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Pages;

/// <summary>A failure as a person or a program reads it: what, where, what stands, what next.</summary>
static class ProblemView
{
    public static void Write(Problem problem, IPage page)
    {
        page.Line(0, new Piece("error: ", Tone.Bad), new Piece(problem.What, Tone.Strong));
        Part("where: ", problem.Where);
        Part("stands: ", problem.Stands);
        Part("next: ", problem.Next);

        void Part(string label, string text)
        {
            if (text.Length > 0)
                page.Line(2, new Piece(label, Tone.Faint), text);
        }
    }

    /// <summary>What lies behind a failure, the nearest cause first.</summary>
    public static void WriteCauses(Exception failure, IPage page)
    {
        for (var cause = failure.InnerException; cause is not null; cause = cause.InnerException)
            page.Line(0, new Piece("because: ", Tone.Faint), $"{cause.GetType().Name}: {cause.Message}");
    }

    public static string Json(Problem problem) =>
        JsonText.Of(new ErrorDocument("pgseal.error/1", ProblemDocument.Of(problem)), PgsealJson.Relaxed.ErrorDocument);

    internal sealed record ErrorDocument(string Schema, ProblemDocument Error);

    internal sealed record ProblemDocument(string What, string Where, string Stands, string Next)
    {
        public static ProblemDocument Of(Problem problem) => new(problem.What, problem.Where, problem.Stands, problem.Next);
    }
}
