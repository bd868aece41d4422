#!/usr/bin/env python3
"""Measures whom a client library connects to: a server, and those who would like to be taken for it.

    python3 bench/drivers/measure.py PORT IMPOSTOR.pem OTHER-NAME.pem -- COMMAND...

PORT is a PostgreSQL server on 127.0.0.1 with TLS, whose rules admit the client with and without TLS. COMMAND gets a port as {port} and
exits 0 when it connected. IMPOSTOR.pem (key and certificate, for localhost, of another authority) and OTHER-NAME.pem (of the server's authority, for another
host) are what the impostors show. One line is printed: server, without TLS, impostor, other name; each yes or no.
"""
import socket
import ssl
import subprocess
import sys
import threading


def passing(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    try:
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def serve(client, port, pem):
    try:
        while True:
            start = client.recv(8, socket.MSG_PEEK)
            if start[:1] == b"\x16":
                break
            if start[:4] != b"\0\0\0\x08" or start[4:7] != b"\x04\xd2\x16":
                break
            client.recv(8)
            agrees = pem is not None and start[7] == 0x2F
            client.sendall(b"S" if agrees else b"N")
            if agrees:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(pem)
                client = context.wrap_socket(client, server_side=True)
                break
        upstream = socket.create_connection(("127.0.0.1", port))
        threading.Thread(target=passing, args=(client, upstream), daemon=True).start()
        passing(upstream, client)
    except (OSError, ssl.SSLError):
        pass
    finally:
        client.close()


def listen(port, pem):
    listener = socket.create_server(("127.0.0.1", 0))

    def accept():
        while True:
            client, _ = listener.accept()
            threading.Thread(target=serve, args=(client, port, pem), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


def main():
    at = sys.argv.index("--")
    port, impostor, other = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    ports = [port, listen(port, None), listen(port, impostor), listen(port, other)]
    answers = []
    for each in ports:
        command = [part.replace("{port}", str(each)) for part in sys.argv[at + 1:]]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20)
        answers.append("yes" if done.returncode == 0 else "no")
    print(" ".join(answers))


main()
