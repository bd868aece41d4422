#!/usr/bin/env bash
# How many connections and how long a probe takes: one server, one server at 64 addresses, and the client alone.
# usage: bench/probe-targets.sh PGSEAL BIN-DIRECTORY-OF-POSTGRES USER        (USER runs the server, which refuses to run as root)
set -euo pipefail
pgseal=$(readlink -f "$1") bin=$(readlink -f "$2") user=$3
home=$(mktemp -d /tmp/pgseal-bench-XXXXXX) port=$((20000 + RANDOM % 10000))
chmod 755 "$home"
as_user() { if [ "$(id -un)" = "$user" ]; then "$@"; else runuser -u "$user" -- "$@"; fi; }
server='' stub=''
finish() {
    [ -z "$stub" ] || kill "$stub" || true
    [ -z "$server" ] || as_user kill -INT "$server" || true
    wait || true
    rm -rf "$home"
}
trap finish EXIT

cd "$home"
openssl req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.crt -subj /CN=db1 -addext subjectAltName=DNS:db1 -days 30 2>/dev/null
[ "$(id -un)" = "$user" ] || chown -R "$user" "$home"
as_user "$bin/initdb" -D "$home/data" -U postgres -A trust >/dev/null
as_user cp server.key server.crt data/ && as_user chmod 600 data/server.key
addresses=$(printf '127.0.2.%s,' {1..64})
cat >>data/postgresql.conf <<END
port = $port
listen_addresses = '${addresses%,}'
unix_socket_directories = '' # 64 is all that PostgreSQL listens on
fsync = off
ssl = on
log_connections = on
END
printf 'local all all trust\nhostssl all all all scram-sha-256\n' >data/pg_hba.conf
as_user "$bin/postgres" -D data >log 2>&1 &
server=$!
until grep -q 'ready to accept connections' log; do sleep 0.1; done
server=$(head -1 data/postmaster.pid)

connections() { grep -c 'connection received' log || true; }
timed() { # label, arguments of pgseal probe
    local label=$1 before after start end status=0
    shift
    before=$(connections) start=$(date +%s.%N)
    /usr/bin/time -f '%M %U %S' -o usage "$pgseal" probe "$@" --root-cert server.crt --server-name db1 >answer || status=$?
    end=$(date +%s.%N) after=$(connections)
    read -r memory cpu_user cpu_system < <(tail -n 1 usage)
    printf '%s: %.2f s, %d connections, exit %d, peak %d MiB, CPU %s s\n' "$label" "$(echo "$end - $start" | bc)" $((after - before)) $status $((memory / 1024)) "$(echo "$cpu_user + $cpu_system" | bc)"
}
for _ in 1 2 3 4 5; do timed 'one server' "127.0.2.1:$port"; done
for run in $(seq 1 64); do echo "127.0.2.$run:$port"; done >targets
for _ in 1 2 3; do timed '64 addresses' --targets targets --timeout 60s; done
tail -n 1 answer

# A responder that costs next to nothing: it answers a GSSENCRequest with N and an SSLRequest with an error, and refuses a StartupMessage.
cat >stub.c <<'END'
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>
int main(int argc, char **argv) {
    static const char refusal[] = "E\0\0\0\x46SFATAL\0C28000\0Mno pg_hba.conf entry for x\0RClientAuthentication\0\0";
    char error[128], buffer[4096];
    int size = sizeof refusal - 1, on = 1;
    memcpy(error, refusal, size);
    *(int *)(error + 1) = htonl(size - 1);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = INADDR_ANY};
    int listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), ready = epoll_create1(0);
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listening, (struct sockaddr *)&at, sizeof at) || listen(listening, 4096)) return 1;
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listening}, events[512];
    epoll_ctl(ready, EPOLL_CTL_ADD, listening, &event);
    for (;;)
        for (int i = 0, count = epoll_wait(ready, events, 512, -1); i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == listening) {
                while ((fd = accept4(listening, 0, 0, SOCK_NONBLOCK)) >= 0) {
                    event.data.fd = fd;
                    epoll_ctl(ready, EPOLL_CTL_ADD, fd, &event);
                }
                continue;
            }
            int got = read(fd, buffer, sizeof buffer);
            if (got == 8) {
                if (write(fd, "N", 1) != 1) close(fd);
                continue;
            }
            if (got > 8 && write(fd, error, size) != size) got = 0;
            close(fd);
        }
}
END
gcc -O2 -o stub stub.c
stub_port=$((port + 1))
ulimit -n 65536 2>/dev/null || true
./stub $stub_port & stub=$!
sleep 0.3
hosts=65534
start=$(date +%s.%N)
/usr/bin/time -f '%M' -o usage "$pgseal" probe "127.9.0.0/16:$stub_port" --max-hosts $hosts --format json >answer || true
end=$(date +%s.%N)
seconds=$(echo "$end - $start" | bc)
printf 'client against a stub: %d targets in %.1f s, %d a second (%d connections a second), peak %d MiB\n' $hosts "$seconds" "$(echo "$hosts / $seconds" | bc)" \
    "$(echo "$(grep -o '^      "connections": [0-9]*' answer | awk '{ n += $2 } END { print n }') / $seconds" | bc)" "$(($(tail -n 1 usage) / 1024))"
