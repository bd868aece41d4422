#!/usr/bin/env bash
# How fast many clusters are audited, beside a shell loop over psql and sslscan that asks far less.
# Many local ports are relayed to a few real servers by one small program.
# usage: bench/audit-many.sh PGSEAL BIN-DIRECTORY-OF-POSTGRES USER [TARGETS]        (USER runs the servers, which refuse to run as root)
set -euo pipefail
pgseal=$(readlink -f "$1") bin=$(readlink -f "$2") user=$3 targets=${4:-1000}
servers=4
home=$(mktemp -d /tmp/pgseal-bench-XXXXXX) base=$((20000 + RANDOM % 8000))
first=$((base + 10))
chmod 755 "$home"
as_user() { if [ "$(id -un)" = "$user" ]; then "$@"; else runuser -u "$user" -- "$@"; fi; }
pids=() relay=''
finish() {
    [ -z "$relay" ] || kill "$relay" || true
    for pid in "${pids[@]}"; do as_user kill -INT "$pid" || true; done
    wait || true
    rm -rf "$home"
}
trap finish EXIT

cd "$home"
openssl req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.crt -subj /CN=db1 -addext subjectAltName=DNS:db1 -days 90 2>/dev/null
[ "$(id -un)" = "$user" ] || chown -R "$user" "$home"
for i in $(seq 1 $servers); do
    as_user "$bin/initdb" -D "$home/data$i" -U postgres -A trust >/dev/null
    as_user cp server.key server.crt "data$i/" && as_user chmod 600 "data$i/server.key"
    printf "port = %d\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\nssl = on\nmax_connections = 200\n" $((base + i)) >>"data$i/postgresql.conf"
    printf 'hostssl all all 127.0.0.1/32 trust\n' >"data$i/pg_hba.conf"
    as_user "$bin/postgres" -D "data$i" >"log$i" 2>&1 &
    until grep -q 'ready to accept connections' "log$i"; do sleep 0.1; done
    pids+=("$(head -1 "data$i/postmaster.pid")")
done

# The relay: port FIRST + n goes to server BASE + 1 + n mod SERVERS.
cat >relay.c <<'END'
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
static int peer[65536], target[65536], ready;
static void watch(int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    epoll_ctl(ready, EPOLL_CTL_ADD, fd, &event);
}
static struct sockaddr_in at(int port) {
    return (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}
int main(int argc, char **argv) {
    int first = atoi(argv[1]), count = atoi(argv[2]), base = atoi(argv[3]), servers = atoi(argv[4]), on = 1;
    static char buffer[65536];
    struct epoll_event events[256];
    ready = epoll_create1(0);
    for (int i = 0; i < count; i++) {
        struct sockaddr_in here = at(first + i);
        int fd = socket(AF_INET, SOCK_STREAM, 0);
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (bind(fd, (struct sockaddr *)&here, sizeof here) || listen(fd, 64)) return 1;
        target[fd] = base + 1 + i % servers;
        watch(fd);
    }
    for (;;)
        for (int i = 0, n = epoll_wait(ready, events, 256, -1); i < n; i++) {
            int fd = events[i].data.fd;
            if (target[fd]) {
                int client = accept(fd, 0, 0), server = socket(AF_INET, SOCK_STREAM, 0);
                struct sockaddr_in there = at(target[fd]);
                if (client < 0 || connect(server, (struct sockaddr *)&there, sizeof there)) {
                    close(client), close(server);
                    continue;
                }
                peer[client] = server, peer[server] = client;
                watch(client), watch(server);
                continue;
            }
            if (!peer[fd]) continue;
            int got = read(fd, buffer, sizeof buffer);
            if (got > 0 && send(peer[fd], buffer, got, MSG_NOSIGNAL) == got) continue;
            int other = peer[fd];
            peer[fd] = peer[other] = 0;
            close(fd), close(other);
        }
}
END
gcc -O2 -o relay relay.c
ulimit -n 60000 2>/dev/null || ulimit -n "$(ulimit -Hn)"
./relay $first "$targets" $base $servers & relay=$!
sleep 0.5

{
    echo 'clusters:'
    for i in $(seq 0 $((targets - 1))); do printf '  - {name: c%d, primary: "host=127.0.0.1 port=%d user=postgres dbname=postgres"}\n' "$i" $((first + i)); done
    echo 'policy: {scope: all}'
} >pgseal.yaml

for at_once in ${AT_ONCE:-4 8 16 32}; do
    start=$(date +%s.%N) status=0
    /usr/bin/time -f '%M %U %S' -o usage "$pgseal" audit --cluster pgseal.yaml --at-once "$at_once" --format json >answer.json || status=$?
    end=$(date +%s.%N)
    read -r memory cpu_user cpu_system < <(tail -n 1 usage)
    seconds=$(echo "$end - $start" | bc)
    printf 'pgseal, %d at once: %d targets in %.1f s, %.1f a second, exit %d, peak %d MiB, CPU of pgseal %s s; verdicts:' "$at_once" "$targets" "$seconds" \
        "$(echo "scale=1; $targets / $seconds" | bc)" "$status" $((memory / 1024)) "$(echo "$cpu_user + $cpu_system" | bc)"
    grep -o '^      "verdict": "[a-z]*"' answer.json | sort | uniq -c | awk '{ printf " %s %s", $1, $3 }'
    echo
done

# The loop that people write: is ssl on, what does pg_hba.conf say, which versions and suites.
loop=${LOOP_TARGETS:-50}
start=$(date +%s.%N)
for i in $(seq 0 $((loop - 1))); do
    port=$((first + i))
    psql -X -At "host=127.0.0.1 port=$port user=postgres dbname=postgres" -c 'show ssl' -c 'select type, auth_method from pg_hba_file_rules' >/dev/null
    sslscan --no-colour --starttls-psql "127.0.0.1:$port" >/dev/null
done
end=$(date +%s.%N)
seconds=$(echo "$end - $start" | bc)
printf 'psql and sslscan, one after the other: %d targets in %.1f s, %.2f a second\n' "$loop" "$seconds" "$(echo "scale=2; $loop / $seconds" | bc)"
export first
start=$(date +%s.%N)
seq 0 $((loop - 1)) | xargs -P 16 -I{} sh -c 'port=$((first + {})); psql -X -At "host=127.0.0.1 port=$port user=postgres dbname=postgres" -c "show ssl" -c "select type, auth_method from pg_hba_file_rules" >/dev/null; sslscan --no-colour --starttls-psql "127.0.0.1:$port" >/dev/null'
end=$(date +%s.%N)
seconds=$(echo "$end - $start" | bc)
printf 'psql and sslscan, 16 at once: %d targets in %.1f s, %.2f a second\n' "$loop" "$seconds" "$(echo "scale=2; $loop / $seconds" | bc)"
