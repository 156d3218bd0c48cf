package com.acme.hr;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Forwards connections, until it forgets them: then it drops their packets silently, and closes nothing. */
final class Nat implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> known = ConcurrentHashMap.newKeySet();
    private final int target;

    Nat(URI target) throws IOException {
        this.target = target.getPort();
        threads.execute(this::accept);
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + listener.getLocalPort());
    }

    void forget() {
        known.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                known.add(client);
                threads.execute(() -> forward(client, server, client));
                threads.execute(() -> forward(server, client, client));
            }
        } catch (IOException e) { // The test is over.
            threads.shutdownNow();
        }
    }

    private void forward(Socket from, Socket to, Socket connection) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (known.contains(connection)) {
                    to.getOutputStream().write(buffer, 0, length);
                }
            }
            if (known.contains(connection)) {
                to.close();
            }
        } catch (IOException e) { // The other direction has closed the connection.
            known.remove(connection);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
