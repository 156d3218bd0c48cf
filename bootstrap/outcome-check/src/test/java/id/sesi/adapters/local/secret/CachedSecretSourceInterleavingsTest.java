package id.sesi.adapters.local.secret;

import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.application.driven.SecretSource;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lincheck runs operations of three threads in thousands of interleavings, which it chooses deterministically. In each of them,
 * every fetched key can sign, no fetch returns a key that was rejected before it, and the cache forgets no key without wiping it.
 */
@Tag("nightly")
class CachedSecretSourceInterleavingsTest {

    private static final PartnerId PARTNER = new PartnerId("psikologihub-1024");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void keys_are_usable_and_fresh_and_wiped() {
        options().check(Cached.class);
    }

    @Test
    void a_cache_that_wipes_a_key_while_another_thread_copies_it_is_found() {
        assertThrows(LincheckAssertionError.class, () -> options().check(Racing.class));
    }

    private static ModelCheckingOptions options() {
        return new ModelCheckingOptions()
                .threads(3)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(2)
                .iterations(15)
                .invocationsPerIteration(500);
    }

    /** Each thread keeps the last key that it fetched, to reject it. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public abstract static class Operations {

        private final List<SecretKey> made = new CopyOnWriteArrayList<>();
        private final List<SecretKey> rejected = new CopyOnWriteArrayList<>();
        private final SecretKey[] last = new SecretKey[10];

        abstract SecretSource cache();

        SecretKey make() {
            SecretKey key = SecretKey.of("key-of-the-vendor".getBytes(StandardCharsets.US_ASCII));
            made.add(key);
            return key;
        }

        /** {@return whether the key can be used, and was not rejected before the call} */
        @Operation
        public boolean fetch(@Param(name = "thread") int thread) {
            List<SecretKey> old = List.copyOf(rejected);
            SecretKey key = cache().fetch(PARTNER, TIMEOUT);
            last[thread] = key;
            key.copy().close(); // Throws if the key is closed.
            key.close();
            return old.stream().noneMatch(key::isCopyOf);
        }

        @Operation
        public void reject(@Param(name = "thread") int thread) {
            if (last[thread] != null) {
                cache().invalidate(PARTNER, last[thread]);
                rejected.add(last[thread]);
            }
        }

        @Validate
        public void only_the_cached_key_is_left() {
            long open = made.stream().filter(key -> !isClosed(key)).count();
            if (open > 1) {
                throw new IllegalStateException(open + " keys were not wiped");
            }
        }

        private static boolean isClosed(SecretKey key) {
            try {
                key.copy().close();
                return false;
            } catch (IllegalStateException e) {
                return true;
            }
        }
    }

    /** The cache of the adapters. */
    public static final class Cached extends Operations {

        private final CachedSecretSource cache =
                new CachedSecretSource((partner, timeout) -> make(), Duration.ofMinutes(5), () -> 0);

        @Override
        SecretSource cache() {
            return cache;
        }

        @Operation
        public void close() {
            cache.close();
        }
    }

    /** A cache without a lock. */
    public static final class Racing extends Operations implements SecretSource {

        private volatile SecretKey cached = make();

        @Override
        SecretSource cache() {
            return this;
        }

        @Override
        public SecretKey fetch(PartnerId partnerId, Duration timeout) {
            return cached.copy();
        }

        @Override
        public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
            SecretKey current = cached;
            if (current.isCopyOf(rejectedKey)) {
                cached = make();
                current.close();
            }
        }
    }
}
