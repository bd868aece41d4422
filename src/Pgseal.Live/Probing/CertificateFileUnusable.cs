using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.Probing;

/// <summary>A certificate or key that the command line names cannot be used.</summary>
public sealed class CertificateFileUnusable(string path, Exception? cause) : PgsealException(
    FailureKind.BadInput,
    new Problem(
        cause is null ? "the file holds no certificate in PEM form" : Printable.Text(cause.Message),
        Printable.Text(path),
        "nothing was changed",
        "name files in PEM form that you can read"),
    cause);
