using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.Certificates;

/// <summary>A key file does not open with the passphrase that was given for it.</summary>
public sealed class KeyLocked(string file) : PgsealException(
    FailureKind.BadInput,
    new Problem($"the key in {Printable.Text(file)} does not open with the passphrase given", Printable.Text(file), "nothing was changed", "Give the right one: --key-passphrase-file FILE"));
