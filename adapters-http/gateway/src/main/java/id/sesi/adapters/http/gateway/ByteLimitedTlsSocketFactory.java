package id.sesi.adapters.http.gateway;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Connection;

/**
 * Creates TLS sockets with a {@link ByteLimit}, which counts the bytes below TLS. Two factories with equal TLS settings are
 * equal, so that OkHttp shares connections between the gateways of one client. Thread-safe.
 */
final class ByteLimitedTlsSocketFactory extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final Map<Socket, ByteLimit> limits = Collections.synchronizedMap(new WeakHashMap<>());

    ByteLimitedTlsSocketFactory(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** {@return the limit of a connection} A factory of this class must have created the socket of the connection. */
    static ByteLimit byteLimitOf(Connection connection) {
        ByteLimitedTlsSocketFactory factory =
                (ByteLimitedTlsSocketFactory) connection.route().address().sslSocketFactory();
        return requireNonNull(factory.limits.get(connection.socket()));
    }

    @Override
    public Socket createSocket(Socket tcp, String host, int port, boolean autoClose) throws IOException {
        ByteLimit limit = new ByteLimit();
        Socket socket = tls.createSocket(new ByteCountingSocket(tcp, limit), host, port, autoClose);
        limits.put(socket, limit);
        return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
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
        return new UnsupportedOperationException(
                "only TLS over an existing socket is supported, because OkHttp connects the socket itself");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByteLimitedTlsSocketFactory factory && tls.equals(factory.tls);
    }

    @Override
    public int hashCode() {
        return tls.hashCode();
    }
}
