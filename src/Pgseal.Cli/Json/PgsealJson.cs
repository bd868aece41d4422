using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pgseal.Cli.Json;

/// <summary>Every JSON document there is; each has an approved file in the tests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Pages.ProblemView.ErrorDocument))]
[JsonSerializable(typeof(Commands.Audit.JsonView.AuditDocument))]
[JsonSerializable(typeof(Commands.Plan.JsonView.PlanDocument))]
[JsonSerializable(typeof(Commands.Plan.JsonView.PlannedClusterDocument))]
[JsonSerializable(typeof(Commands.Plan.JsonView.ChangeDocument))]
[JsonSerializable(typeof(Commands.Apply.JsonView.RunDocument))]
[JsonSerializable(typeof(Commands.Runs.JsonView.RunsDocument))]
[JsonSerializable(typeof(Commands.Sessions.JsonView.SessionsDocument))]
[JsonSerializable(typeof(Commands.Hba.Check.JsonView.HbaCheckDocument))]
[JsonSerializable(typeof(Commands.Hba.Explain.JsonView.HbaExplainDocument))]
[JsonSerializable(typeof(Commands.Hba.Prove.JsonView.HbaProveDocument))]
[JsonSerializable(typeof(Commands.Hba.Diff.JsonView.HbaDiffDocument))]
[JsonSerializable(typeof(Commands.Hba.Convert.JsonView.HbaConvertDocument))]
[JsonSerializable(typeof(Commands.Hba.Format.JsonView.HbaFormatDocument))]
[JsonSerializable(typeof(Commands.Cert.Ca.JsonView.CertCaDocument))]
[JsonSerializable(typeof(Commands.Cert.Issue.JsonView.CertIssueDocument))]
[JsonSerializable(typeof(Commands.Conninfo.JsonView.ConninfoDocument))]
[JsonSerializable(typeof(Commands.Cert.Show.JsonView.CertShowDocument))]
[JsonSerializable(typeof(Commands.Cert.Revoke.JsonView.CertRevokeDocument))]
[JsonSerializable(typeof(Commands.Cert.Renew.JsonView.CertRenewDocument))]
[JsonSerializable(typeof(Commands.Cert.Import.JsonView.CertCheckDocument))]
[JsonSerializable(typeof(Commands.Probe.JsonView.ProbedTargetDocument))]
[JsonSerializable(typeof(Commands.Init.JsonView.InitDocument))]
[JsonSerializable(typeof(Commands.Demo.JsonView.DemoDocument))]
sealed partial class PgsealJson : JsonSerializerContext
{
    /// <remarks>Quotes and non-ASCII letters stay readable: this JSON is never put into HTML unescaped.</remarks>
    public static PgsealJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PrintableConverter(), new UtcConverter() },
    });
}
