package id.sesi.adapters.http.vault;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Creates TLS sockets that count the bytes below TLS, also of a connection through a SOCKS proxy. Only for HTTP/1.1, where a
 * connection serves one call at a time. Thread-safe.
 */
final class ByteLimitedTlsSocketFactory extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final Map<Socket, ByteCountingSocket> sockets = Collections.synchronizedMap(new WeakHashMap<>());

    ByteLimitedTlsSocketFactory(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /**
     * A network interceptor. Applies the {@link ByteLimit} of the request, which is a tag, to the connection. Only a request
     * starts a new count, because a server can make TLS write, for example with a key update.
     */
    Response limit(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        ByteCountingSocket socket =
                requireNonNull(sockets.get(requireNonNull(chain.connection()).socket()));
        // An interceptor of the caller may have replaced the request.
        socket.startCall(Optional.ofNullable(request.tag(ByteLimit.class)).orElseGet(ByteLimit::new));
        return chain.proceed(request);
    }

    @Override
    public Socket createSocket(Socket tcp, String host, int port, boolean autoClose) throws IOException {
        ByteCountingSocket counted = new ByteCountingSocket(tcp);
        Socket socket = tls.createSocket(counted, host, port, autoClose);
        sockets.put(socket, counted);
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
}
