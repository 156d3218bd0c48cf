package id.sesi.outcomecheck.vendor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import okio.ByteString;

/** Connects clients to the vendor through CONNECT, and dies at every point of a tunnel. */
final class FaultyProxy {

    private static final int[] REFUSALS = {403, 407, 429, 500, 502, 502, 503, 504};
    private static final int MAX_HEAD_BYTES = 8 << 10;

    private final int vendorPort;
    private final long seed;
    private final Executor threads;

    FaultyProxy(int vendorPort, long seed, Executor threads) {
        this.vendorPort = vendorPort;
        this.seed = seed;
        this.threads = threads;
    }

    void serve(Socket client, int connection) throws IOException {
        SplittableRandom random = new SplittableRandom(seed * 7_919 + connection);
        Ending[] endings = {Ending.CUT, Ending.RESET, Ending.SILENCE};
        Ending ending = endings[random.nextInt(endings.length)];
        Wire wire = Wire.plain(client);
        int percent = random.nextInt(100);
        if (percent < 3) {
            wire.end(ending);
            return;
        }
        if (percent < 6) {
            readBytes(wire.in(), 1 + random.nextInt(40));
            wire.end(ending);
            return;
        }
        readHead(wire.in());
        if (percent < 9) {
            wire.end(ending);
            return;
        }
        if (percent < 14) {
            String retryAfter = random.nextBoolean() ? "retry-after: 1\r\n" : "";
            int status = REFUSALS[random.nextInt(REFUSALS.length)];
            wire.write(
                    ByteString.encodeUtf8("HTTP/1.1 " + status + " No\r\n" + retryAfter + "content-length: 0\r\n\r\n"));
            wire.end(Ending.CUT);
            return;
        }
        ByteString ok = ByteString.encodeUtf8("HTTP/1.1 200 Connection established\r\n\r\n");
        if (percent < 17) {
            wire.write(ok.substring(0, random.nextInt(ok.size())));
            wire.end(ending);
            return;
        }
        try (Socket vendor = new Socket()) {
            vendor.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), vendorPort));
            vendor.setTcpNoDelay(true);
            wire.write(ok);
            // Most tunnels live for some calls, and then die in the middle of one.
            long up = percent < 40 ? random.nextInt(6_000) : Long.MAX_VALUE;
            long down = percent >= 40 && percent < 65 ? random.nextInt(12_000) : Long.MAX_VALUE;
            tunnel(wire, client, vendor, up, down, ending);
        }
    }

    private void tunnel(Wire wire, Socket client, Socket vendor, long up, long down, Ending ending) throws IOException {
        AtomicLong upBytes = new AtomicLong(up);
        threads.execute(() -> {
            try {
                boolean isDead = copy(wire.in(), vendor.getOutputStream(), upBytes);
                if (isDead && ending == Ending.SILENCE) {
                    return; // The vendor sees an open connection, and so does the client.
                }
            } catch (IOException e) {
                // One side is gone.
            }
            end(vendor, client, ending);
        });
        try {
            boolean isDead = copy(vendor.getInputStream(), client.getOutputStream(), new AtomicLong(down));
            if (isDead && ending == Ending.SILENCE) {
                Wire.pause(Wire.READ_TIMEOUT);
            }
        } finally {
            end(vendor, client, ending);
        }
    }

    private static void end(Socket vendor, Socket client, Ending ending) {
        try {
            if (ending == Ending.RESET) {
                client.setSoLinger(true, 0);
                vendor.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // It is closed already.
        }
        for (Socket socket : new Socket[] {client, vendor}) {
            try {
                socket.close();
            } catch (IOException e) {
                // Nothing else can be done.
            }
        }
    }

    /** {@return whether the bytes were used up; false if the source ended} */
    private static boolean copy(InputStream from, OutputStream to, AtomicLong remaining) throws IOException {
        byte[] buffer = new byte[4_096];
        while (remaining.get() > 0) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, remaining.get()));
            if (read < 0) {
                return false;
            }
            to.write(buffer, 0, read);
            remaining.addAndGet(-read);
        }
        return true;
    }

    private static void readBytes(InputStream in, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            if (in.read() < 0) {
                return;
            }
        }
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0 || head.length() > MAX_HEAD_BYTES) {
                throw new IOException("no CONNECT");
            }
            head.append((char) next);
        }
    }
}
