package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class SignRequestTest {

    private static final CanonicalString CANONICAL = Requests.minimal().canonicalString();

    @Test
    void each_signature_uses_a_new_key_that_is_wiped_afterwards() {
        List<SecretKey> fetched = new ArrayList<>();
        SignRequest signRequest = UseCases.signRequest(
                Requests.PARTNER,
                (partnerId, timeout) -> {
                    fetched.add(SecretKey.of(Requests.SECRET.getBytes(UTF_8)));
                    return fetched.get(fetched.size() - 1);
                },
                Duration.ofSeconds(5),
                UseCases.defaultExecutor());

        String hex = signRequest.sign(CANONICAL).hex();

        assertEquals("d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b", hex);
        assertEquals(hex, signRequest.sign(CANONICAL).hex());
        assertEquals(2, fetched.size());
        fetched.forEach(key -> assertThrows(IllegalStateException.class, () -> key.sign(CANONICAL)));
    }

    @Test
    void the_thread_of_a_signature_returns_to_the_executor_before_the_signature_is_used() {
        WaitingExecutor executor = new WaitingExecutor();

        signRequest(executor).sign(CANONICAL);

        assertTrue(executor.taskEnded());
    }

    @Test
    void an_interrupt_ends_the_call_and_the_flag_stays_set() {
        SignRequest signRequest = signRequest(UseCases.defaultExecutor());
        Thread.currentThread().interrupt();

        SecretUnavailableException thrown =
                assertThrows(SecretUnavailableException.class, () -> signRequest.sign(CANONICAL));

        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
        assertEquals("the thread was interrupted while the secret key was fetched", thrown.problem());
    }

    @Test
    void the_deadline_must_be_positive() {
        assertThrows(
                IllegalArgumentException.class,
                () -> UseCases.signRequest(
                        Requests.PARTNER,
                        (partnerId, timeout) -> SecretKey.of(new byte[1]),
                        Duration.ZERO,
                        Runnable::run));
    }

    private static SignRequest signRequest(Executor executor) {
        return UseCases.signRequest(
                Requests.PARTNER,
                (partnerId, timeout) -> SecretKey.ofText(Requests.SECRET),
                Duration.ofSeconds(20),
                executor);
    }
}
