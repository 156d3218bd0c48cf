package id.sesi.adapters.http.vault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Creates sockets that limit the bytes of a call, including the handshake, the heads and the framing of a body, which OkHttp 5.5.1
 * does not limit. Only for HTTP/1.1, because OkHttp then reads a response on the thread of its call. The sockets ignore a SOCKS
 * proxy of the JVM. Thread-safe.
 */
final class LimitedSocketFactory extends SocketFactory {

    /** Twice the largest body that Sesi reads. */
    static final long MAX_BYTES = 2 << 20;

    @SuppressWarnings("ThreadLocalUsage") // One source, usually for the life of the process.
    private final ThreadLocal<AtomicLong> received = ThreadLocal.withInitial(AtomicLong::new);

    /** Starts the count for the next call of this thread. */
    void startCall() {
        received.remove();
    }

    /** {@return the bytes that the current call of this thread has received} */
    long received() {
        return received.get().get();
    }

    private void count(int bytes) throws IOException {
        if (received.get().addAndGet(bytes) > MAX_BYTES) {
            throw new InvalidResponseException("is larger than " + MAX_BYTES + " bytes");
        }
    }

    @Override
    public Socket createSocket() throws SocketException {
        Socket socket = new LimitedSocket();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("OkHttp connects its sockets itself");
    }

    private final class LimitedSocket extends Socket {

        LimitedSocket() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int next = super.read();
                    count(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int bytes = super.read(target, offset, length);
                    count(Math.max(0, bytes));
                    return bytes;
                }
            };
        }
    }
}
