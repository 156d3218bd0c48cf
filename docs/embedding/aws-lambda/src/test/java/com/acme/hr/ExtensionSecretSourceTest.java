package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtensionSecretSourceTest {

    private static final Duration REMAINING = Duration.ofSeconds(30);

    @Test
    void an_extension_that_does_not_answer_leaves_time_for_the_response() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();

            SecretUnavailableException thrown = assertThrows(SecretUnavailableException.class, () -> fetch(silent.getLocalPort()));

            assertEquals(
                    "the secrets extension did not respond; check that its layer is added to the function, and that the function"
                            + " can reach Secrets Manager",
                    thrown.problem());
            assertTrue(System.nanoTime() - start < REMAINING.dividedBy(2).toNanos());
        }
    }

    private static void fetch(int port) {
        new ExtensionSecretSource(OkHttpClientFactory.create(List.of(), Optional.empty()), port, "psikologie/key", "token")
                .fetch(new PartnerId("psikologihub-1024"), REMAINING)
                .close();
    }
}
