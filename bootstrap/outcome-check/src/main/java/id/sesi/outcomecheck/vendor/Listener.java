package id.sesi.outcomecheck.vendor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Accepts connections on a port of loopback. Now and then it crashes: it resets all connections and stops listening for a while. */
final class Listener {

    /** Below the ports that the system gives to clients, so that no client gets the port while nobody listens. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;
    private static final int BACKLOG = 256;

    /** Serves one connection. */
    @FunctionalInterface
    interface Service {
        void serve(Socket socket, int connection) throws IOException;
    }

    private final InetSocketAddress address;
    private final Service service;
    private final Executor threads;
    private final SplittableRandom random;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private volatile boolean isStopped;
    private int connections;

    Listener(long seed, Service service, Executor threads) throws IOException {
        this.service = service;
        this.threads = threads;
        this.random = new SplittableRandom(seed);
        ServerSocket free = null;
        while (free == null) {
            try {
                int port = FIRST_PORT + (int) (System.nanoTime() % PORTS);
                free = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                // The port is in use. Tries another.
            }
        }
        server = free;
        address = (InetSocketAddress) free.getLocalSocketAddress();
    }

    private static ServerSocket listen(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address, BACKLOG);
        return socket;
    }

    int port() {
        return address.getPort();
    }

    /** Accepts until {@link #stop()}. */
    void run() {
        while (!isStopped) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                int connection = ++connections;
                open.add(socket);
                threads.execute(() -> serve(socket, connection));
            } catch (IOException e) {
                // The listener crashed, or is stopped.
                Thread.onSpinWait();
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            service.serve(socket, connection);
        } catch (IOException e) {
            // The client closed the connection, or sent nothing for too long.
        } finally {
            open.remove(socket);
        }
    }

    /** Crashes every 4 to 12 s, until {@link #stop()}. */
    void crashNowAndThen() {
        while (!isStopped) {
            Wire.pause(Duration.ofMillis(4_000 + random.nextInt(8_000)));
            if (!isStopped) {
                crash(Duration.ofMillis(50 + random.nextInt(400)));
            }
        }
    }

    private void crash(Duration downTime) {
        try {
            server.close();
            for (Socket socket : open) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            // The connection ended meanwhile.
        }
        Wire.pause(downTime);
        while (!isStopped && server.isClosed()) {
            try {
                server = listen(address);
            } catch (IOException e) {
                Wire.pause(Duration.ofMillis(10));
            }
        }
    }

    void stop() throws IOException {
        isStopped = true;
        server.close();
    }
}
