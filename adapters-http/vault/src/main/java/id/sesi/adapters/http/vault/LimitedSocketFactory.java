package id.sesi.adapters.http.vault;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Creates sockets that limit the bytes of a response, including its head and the framing of its body, which OkHttp 5.5.1 does not
 * limit. The count starts again when the client sends something, so a connection can be used for many requests. Only for HTTP/1.1:
 * with HTTP/2, the client also sends while it receives a response.
 */
final class LimitedSocketFactory extends SocketFactory {

    /** Vault limits a secret to one megabyte. */
    static final long MAX_BYTES = 2 << 20;

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

    /** The server sent more than {@link #MAX_BYTES} bytes in response to one request. */
    static final class ResponseTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final class LimitedSocket extends Socket {

        private final AtomicLong received = new AtomicLong();

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int next = super.read();
                    count(Math.min(next, 1));
                    return next;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int count = super.read(target, offset, length);
                    count(count);
                    return count;
                }
            };
        }

        private void count(int bytes) throws IOException {
            if (received.addAndGet(bytes) > MAX_BYTES) {
                throw new ResponseTooLargeException();
            }
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int next) throws IOException {
                    received.set(0);
                    out.write(next);
                }

                @Override
                public void write(byte[] source, int offset, int length) throws IOException {
                    received.set(0);
                    out.write(source, offset, length);
                }
            };
        }
    }
}
