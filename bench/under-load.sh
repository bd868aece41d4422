#!/usr/bin/env bash
# What clients feel of apply: transactions that fail, the longest gap, how long until enforced and verified. Run by hand, never in tests.
# usage: bench/under-load.sh PGSEAL BIN-DIRECTORY-OF-POSTGRES USER-THE-SERVER-RUNS-AS
set -euo pipefail
pgseal=$(readlink -f "$1") bin=$2 user=$3
home=$(mktemp -d) && chmod 755 "$home"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as_server() { setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env HOME=/nonexistent "$@"; }
mkdir "$home/server" && chown "$user" "$home/server"
stop() {
    kill -INT "$(head -n 1 "$home/server/data/postmaster.pid")" 2>/dev/null || true
    sleep 1
    rm -rf "$home"
}
trap stop EXIT
as_server "$bin/initdb" -D "$home/server/data" -U postgres -A trust --no-sync >/dev/null
printf '%s\n' "port = $port" "unix_socket_directories = '$home/server'" 'max_connections = 200' >>"$home/server/data/postgresql.conf"
as_server "$bin/pg_ctl" -w -D "$home/server/data" -l "$home/server/log" start >/dev/null
export PGHOST=127.0.0.1 PGPORT=$port PGUSER=postgres PGDATABASE=postgres PGSSLMODE=prefer
pgbench -i -q >/dev/null 2>&1

apply() { # what is running meanwhile, more options
    local begin
    sleep 4
    begin=$(date +%s.%N)
    "$pgseal" apply --scope all --yes --state-dir "$home/state" "${@:2}" >"$home/apply.txt" 2>&1 || echo "apply ended with $?"
    echo "$1: enforced and verified after $(echo "$(date +%s.%N) - $begin" | bc) s"
}
# The longest time between the ends of two transactions of one client: pgbench --log has client, …, seconds, microseconds.
gap() { cat "$home"/gap* | awk '{ t = $5 + $6 / 1e6; if (last[$1] && t - last[$1] > most) most = t - last[$1]; last[$1] = t } END { printf "longest gap of a client: %.3f s\n", most }'; }

echo '== clients that come anew for each transaction (pgbench -C, sslmode=prefer) and one server'
(cd "$home" && pgbench -C -c 4 -j 2 -T 15 -l --log-prefix="$home/gap" >"$home/new.txt" 2>&1) &
apply 'reconnecting clients'
wait
grep -E 'transactions actually|failed transactions|aborted' "$home/new.txt" || true
gap
"$pgseal" disable --yes --state-dir "$home/state" >/dev/null 2>&1
rm -f "$home"/gap*

for policy in none transaction; do
    echo "== sessions that were open on plaintext before (50 clients, 100 transactions a second), --drain $policy"
    (cd "$home" && pgbench -c 50 -j 2 -R 100 -T 20 >"$home/kept.txt" 2>&1) &
    apply 'kept sessions' --drain "$policy"
    wait
    grep -E 'transactions actually|failed transactions' "$home/kept.txt" || true
    # pgbench numbers the commands of its script: 4 is BEGIN, what comes after it is a transaction cut off.
    echo "ended before BEGIN: $(grep -cE 'aborted in command [0-4] ' "$home/kept.txt" || true); in a transaction: $(grep -E 'aborted in command' "$home/kept.txt" | grep -cvE 'command [0-4] ' || true)"
    "$pgseal" disable --yes --state-dir "$home/state" >/dev/null 2>&1
done
