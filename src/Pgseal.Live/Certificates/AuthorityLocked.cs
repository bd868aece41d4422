using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.Certificates;

/// <summary>An authority's key is protected by a passphrase that was not given, or not the right one.</summary>
public sealed class AuthorityLocked(string directory, string why) : PgsealException(
    FailureKind.BadInput,
    new Problem($"the key of the certificate authority in {Printable.Text(directory)} {why}", Printable.Text(directory), "nothing was changed", Remedy))
{
    internal const string NotGiven = "is protected by a passphrase";

    internal const string Wrong = "does not open with the passphrase given";

    /// <summary>The variable that stands for the option.</summary>
    public const string Variable = "PGSEAL_CA_PASSPHRASE_FILE";

    internal const string Remedy = $"Give --passphrase-file FILE, or set {Variable}";
}
