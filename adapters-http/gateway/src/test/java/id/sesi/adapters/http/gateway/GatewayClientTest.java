package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayClientTest {

    /** Over HTTP/2 each body would wait 40 ms otherwise (docs/performance.md). */
    @Test
    void its_sockets_send_at_once() throws IOException {
        try (Socket socket = GatewayClient.trusting(List.of(), Optional.empty())
                .socketFactory()
                .createSocket()) {
            assertTrue(socket.getTcpNoDelay());
        }
    }
}
