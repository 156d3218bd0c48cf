package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.application.driving.SignRequest;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    void the_deadline_must_be_positive() {
        assertThrows(
                IllegalArgumentException.class,
                () -> UseCases.signRequest(
                        Requests.PARTNER,
                        (partnerId, timeout) -> SecretKey.of(new byte[1]),
                        Duration.ZERO,
                        Runnable::run));
    }
}
