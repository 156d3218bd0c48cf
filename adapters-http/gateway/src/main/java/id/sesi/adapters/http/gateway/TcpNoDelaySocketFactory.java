package id.sesi.adapters.http.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Creates sockets with TCP_NODELAY, which send data immediately. Over HTTP/2, OkHttp writes the headers and the body of a
 * request separately. Without TCP_NODELAY, the body waits until the server acknowledges the headers, about 40 ms later
 * (RFC 896; RFC 1122, section 4.2.3.2). The sockets ignore a SOCKS proxy of the JVM.
 */
class TcpNoDelaySocketFactory extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
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
        return new UnsupportedOperationException(
                "only unconnected sockets are supported, because OkHttp connects them itself");
    }
}
