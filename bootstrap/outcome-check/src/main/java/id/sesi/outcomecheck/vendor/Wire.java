package id.sesi.outcomecheck.vendor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okio.ByteString;

/** A connection to a client, with TLS or without. Writing is thread-safe. */
final class Wire {

    /** Longer than any call. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(12);

    private final Socket raw;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Wire(Socket raw, Socket socket) throws IOException {
        this.raw = raw;
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        socket.setSoTimeout((int) READ_TIMEOUT.toMillis());
    }

    static Wire plain(Socket socket) throws IOException {
        return new Wire(socket, socket);
    }

    /** {@return the connection after the TLS handshake} */
    static Wire tls(Socket raw, SSLSocketFactory tls, String protocol) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(raw, null, raw.getPort(), true);
        socket.setUseClientMode(false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {protocol});
        socket.setSSLParameters(parameters);
        Wire wire = new Wire(raw, socket);
        socket.startHandshake();
        return wire;
    }

    InputStream in() {
        return in;
    }

    void write(ByteString bytes) throws IOException {
        synchronized (out) {
            out.write(bytes.toByteArray());
            out.flush();
        }
    }

    /** Writes in pieces, with a pause after each but the last. Other writers may write between them. */
    void write(ByteString bytes, int pieces, Duration gap) throws IOException {
        int size = Math.max(1, bytes.size() / pieces);
        for (int start = 0; start < bytes.size(); start += size) {
            write(bytes.substring(start, Math.min(bytes.size(), start + size)));
            if (start + size < bytes.size()) {
                pause(gap);
            }
        }
    }

    /** Ends the connection, or waits until the client ends it. */
    void end(Ending ending) {
        try {
            switch (ending) {
                case KEEP -> {}
                case CLOSE -> socket.close();
                case CUT, GOAWAY_BELOW, GOAWAY_AT, GOAWAY_ABOVE -> raw.close();
                case RESET, RST_STREAM -> reset();
                case SILENCE -> {
                    while (in.read() >= 0) {
                        // Reads until the client gives up.
                    }
                    raw.close();
                }
            }
        } catch (IOException e) {
            closeQuietly();
        }
    }

    void reset() {
        try {
            raw.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
        closeQuietly();
    }

    private void closeQuietly() {
        try {
            raw.close();
        } catch (IOException e) {
            // Nothing else can be done.
        }
    }

    static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
