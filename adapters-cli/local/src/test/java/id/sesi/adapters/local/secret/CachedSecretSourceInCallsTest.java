package id.sesi.adapters.local.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Session;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Creates sessions with a cached key. */
class CachedSecretSourceInCallsTest {

    private static final AttemptResult CREATED =
            new AttemptResult.Created(Session.of("t", "https://a.example/?token=t", "p", 1_800_000_000));

    private final List<SecretKey> fetched = new CopyOnWriteArrayList<>();
    private final Queue<AttemptResult> results = new ArrayDeque<>();
    private final CreateSession createSession = UseCases.createSessionBuilder(
                    Requests.PARTNER,
                    new CachedSecretSource(
                            (partnerId, timeout) -> {
                                SecretKey key = SecretKey.ofText(Requests.SECRET);
                                fetched.add(key);
                                return key;
                            },
                            Duration.ofMinutes(5)),
                    (request, idempotencyKey) -> timeout -> results.remove(),
                    entry -> {})
            .time(Clock.systemUTC(), System::nanoTime, pause -> {})
            .build();

    @Test
    void all_attempts_and_calls_share_one_key() {
        results.add(AttemptResult.Failed.withStatus(Failure.SERVICE_FAILING, 503, Optional.empty(), "it failed"));
        results.add(CREATED);
        results.add(CREATED);

        createSession.create(Requests.minimal()).orThrow();
        createSession.create(Requests.minimal()).orThrow();

        assertEquals(0, results.size());
        assertEquals(1, fetched.size());
        assertFalse(
                fetched.get(0).sign(Requests.minimal().canonicalString()).hex().isEmpty());
    }

    @Test
    void after_a_401_the_next_call_fetches_a_new_key() {
        results.add(new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE));
        results.add(CREATED);

        createSession.create(Requests.minimal());

        assertThrows(
                IllegalStateException.class,
                () -> fetched.get(0).sign(Requests.minimal().canonicalString()));
        createSession.create(Requests.minimal()).orThrow();
        assertEquals(2, fetched.size());
    }

    @Test
    void other_refusals_do_not_invalidate_the_key() {
        results.add(new AttemptResult.Refused(Refusal.PARTNER_NOT_FOUND, VendorError.NONE));
        results.add(CREATED);

        createSession.create(Requests.minimal());
        createSession.create(Requests.minimal()).orThrow();

        assertEquals(1, fetched.size());
    }

    /** Weak references show which keys the cache still holds. {@code System.gc()} clears them on the first or second run. */
    @Test
    void a_rejected_key_leaves_nothing_in_memory() {
        List<WeakReference<SecretKey>> keys = new ArrayList<>();
        CachedSecretSource cache = new CachedSecretSource(
                (partnerId, timeout) -> {
                    SecretKey key = SecretKey.ofText(Requests.SECRET);
                    keys.add(new WeakReference<>(key));
                    return key;
                },
                Duration.ofHours(1));
        for (int i = 0; i < 100; i++) {
            SecretKey copy = cache.fetch(Requests.PARTNER, Duration.ofSeconds(1));
            copy.close();
            cache.invalidate(Requests.PARTNER, copy);
        }

        for (int i = 0; i < 20 && keys.stream().anyMatch(key -> !key.refersTo(null)); i++) {
            System.gc();
        }

        assertEquals(100, keys.size());
        assertEquals(0, keys.stream().filter(key -> !key.refersTo(null)).count());
        cache.close(); // Keeps the cache reachable until here.
    }
}
