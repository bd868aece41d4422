namespace Pgseal.Live.Evidence;

/// <summary>The page that explains a directory of evidence to somebody who has nothing but it.</summary>
static class EvidenceReadme
{
    public const string Text = """
        # Evidence of an audit by pgseal

        What was asked of each server and what it answered, so that the claims in `audit.json` can be checked without trusting pgseal.

        | file | what it holds |
        |---|---|
        | `audit.json` | the claims: verdicts, proofs, findings (schema pgseal.audit/1) |
        | `NNNN-MEMBER/queries.jsonl` | every statement sent over SQL, one line each: when, its text, its parameters, all rows that came back, or the server's refusal |
        | `NNNN-MEMBER/wire.json` | every address: the handshake, each plaintext attempt with the server's own words, and a command (psql, openssl) that asks the same again |
        | `NNNN-MEMBER/ADDRESS_PORT.pem` | the certificates as that address served them |
        | `NNNN-MEMBER/rules.json` | the rules files as read, with the SHA-256 of their bytes |
        | `SHA256SUMS` | the hash of every other file, written last: without it this directory is not whole |

        ## To check

        1. `sha256sum --check SHA256SUMS`, and compare the hash of `SHA256SUMS` with the one the audit printed.
        2. Run a `check_with` command of `wire.json`. A plaintext attempt is refused when psql says `no pg_hba.conf entry` or `pg_hba.conf rejects` (SQLSTATE 28000); a password prompt means it is admitted.
        3. Ask a statement of `queries.jsonl` again in psql and compare the rows; `sha256sum` the rules files on the server and compare with `rules.json`.
        4. `openssl x509 -in ADDRESS_PORT.pem -noout -fingerprint -sha256` is the `certificate_sha256` in `audit.json`.

        Times are UTC, of the clock of the machine that asked. Passwords, keys, password verifiers and the whole of ssl_passphrase_command are replaced by `***`, files read as bytes (bytea) by their length and SHA-256; nothing else is left out or changed.
        A refusal came before any authentication, and in plaintext: somebody on the path could have written it. That is why each is backed by the proof over the rules.

        """;
}
