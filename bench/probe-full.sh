#!/usr/bin/env bash
# A full look at a server's TLS against sslscan's on the same server, in turn: wall time, their ratio, connections. Run by hand, never in tests.
# usage: bench/probe-full.sh BIN-DIRECTORY-OF-POSTGRES USER-THE-SERVER-RUNS-AS RUNS COMMAND...   (PORT in the command stands for the server's port)
set -euo pipefail
bin=$1 user=$2 runs=$3
shift 3
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
printf '%s\n' "port = $port" "unix_socket_directories = '$home/server'" 'ssl = on' 'log_connections = on' >>"$home/server/data/postgresql.conf"
as_server openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 2 -keyout "$home/server/data/server.key" -out "$home/server/data/server.crt" 2>/dev/null
as_server chmod 600 "$home/server/data/server.key"
as_server "$bin/pg_ctl" -w -D "$home/server/data" -l "$home/server/log" start >/dev/null

ours=("${@//PORT/$port}") theirs=(sslscan --starttls-psql "127.0.0.1:$port")
received() { grep -c 'connection received' "$home/server/log" || true; }
once() { # the file for its figure, command: seconds and connections
    local before begin
    before=$(received) begin=$(date +%s.%N)
    "${@:2}" >/dev/null || true # what it finds may be an exit code
    echo "$(echo "$(date +%s.%N) - $begin" | bc) $(($(received) - before))" >>"$home/$1"
}
median() { sort -n "$1" | awk '{ it[NR] = $1 } END { print it[int((NR + 1) / 2)] }'; }
once warm-up "${ours[@]}"
once warm-up "${theirs[@]}"
for ((run = 0; run < runs; run++)); do
    once ours "${ours[@]}"
    once theirs "${theirs[@]}"
done
# Pair by pair, so that both halves of a ratio had the same neighbours on the machine.
paste -d ' ' "$home/ours" "$home/theirs" | awk '{ printf "%.3f\n", $1 / $3 }' >"$home/ratio"
echo "this command: $(median "$home/ours") s, $(cut -d ' ' -f 2 "$home/ours" | sort -n | tail -n 1) connections"
echo "sslscan:      $(median "$home/theirs") s, $(cut -d ' ' -f 2 "$home/theirs" | sort -n | tail -n 1) connections"
echo "ratio, median of $runs pairs: $(median "$home/ratio"), from $(sort -n "$home/ratio" | head -n 1) to $(sort -n "$home/ratio" | tail -n 1)"
