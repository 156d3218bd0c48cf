package id.sesi.bootstrap;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other machines cannot reach {@code sesi preview}. */
class PreviewAddressTest {

    private static final int LIMIT_MILLIS = 10_000;

    private static final SessionRequest REQUEST = SessionRequest.builder(PreviewFixture.PARTNER)
            .userId("USR-001")
            .email("user@example.com")
            .name("User")
            .build();

    @Test
    void it_listens_on_no_other_address_than_the_loopback_address() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assumeFalse(others.isEmpty(), "this machine has only loopback addresses");
        try (PreviewFixture preview = new PreviewFixture(REQUEST, Duration.ofHours(1))) {
            for (URI server : preview.servers()) {
                assertTrue(isReachable(InetAddress.getByName(server.getHost()), server.getPort()), server.toString());
                for (InetAddress other : others) {
                    assertThrows(IOException.class, () -> isReachable(other, server.getPort()), other + " " + server);
                }
            }
        }
    }

    private static boolean isReachable(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
            return socket.isConnected();
        }
    }
}
