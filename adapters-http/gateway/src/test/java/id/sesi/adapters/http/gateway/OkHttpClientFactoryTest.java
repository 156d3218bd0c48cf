package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OkHttpClientFactoryTest {

    /** Without TCP_NODELAY, each request body would wait 40 ms with HTTP/2 (docs/performance.md). */
    @Test
    void its_sockets_have_tcp_no_delay() throws IOException {
        try (Socket socket = OkHttpClientFactory.create(List.of(), Optional.empty())
                .socketFactory()
                .createSocket()) {
            assertTrue(socket.getTcpNoDelay());
        }
    }
}
